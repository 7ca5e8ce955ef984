"""The daily intake: what is written, by how many at once, and what is read back."""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from search.answer import Answer, Band
from search.intake import FOLDER, LONGEST, MASK, Noted, Recorder, deal_with, gather, masked

NOW = datetime(2026, 11, 22, 13, 45, 30)
WRITER = """
import sys
from pathlib import Path
from search.answer import Answer, Band
from search.intake import Recorder
for number in range(200):
    assert Recorder(Path(sys.argv[1]), True).note(Answer(f"第{sys.argv[2]}人问的第{number}句" + "长" * number, Band.NONE, 0.0), "http")
"""


def recorder(folder: Path, on: bool = True) -> Recorder:
    return Recorder(folder, on, lambda: NOW)


def lines(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for path in sorted((folder / FOLDER).glob("*.jsonl")) for line in path.read_text("utf-8").split("\n") if line]


def unanswered(text: str) -> Answer:
    return Answer(text, Band.NONE, 0.0)


def test_a_line_holds_words_minute_door_and_nothing_else(tmp_path: Path) -> None:
    assert recorder(tmp_path).note(unanswered("能不能\n  刷 医保卡"), "terminal")
    assert lines(tmp_path) == [{"text": "能不能 刷 医保卡", "at": "2026-11-22T13:45", "door": "terminal", "band": "none"}]
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == ["2026-11-22.jsonl"]


def test_nothing_is_written_unless_the_settings_say_so(tmp_path: Path) -> None:
    assert not recorder(tmp_path, on=False).note(unanswered("问"), "http")
    assert not (tmp_path / ".deskbook").exists()


def test_answers_are_recorded_only_where_nobody_opened_them(tmp_path: Path) -> None:
    sure = Answer("退款几天到账", Band.SURE, 0.9)
    assert not recorder(tmp_path).note(sure, "http")
    assert recorder(tmp_path).note(sure, "http", unopened=True)
    assert not recorder(tmp_path).note(Answer("  ", Band.NONE, 0.0, message="empty"), "http")
    assert [line["band"] for line in lines(tmp_path)] == ["sure"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("我的邮箱是lao.wang+1@mail.qq.com收不到", f"我的邮箱是{MASK}收不到"),
        ("ａｂｃ＠ｑｑ．ｃｏｍ 收不到", f"{MASK} 收不到"),
        ("电话13800001234打不通", f"电话{MASK}打不通"),
        ("+86 138-0000-1234 是我", f"{MASK} 是我"),
        ("１３８００００１２３４", MASK),
        ("卡号6222 0212 3456 7890 123扣了两次", f"卡号{MASK}扣了两次"),
        ("身份证33010619900101123X", f"身份证{MASK}"),
        ("(0571) 8888 1234", f"({MASK}"),
        ("打一三八零零零零一二三四", f"打{MASK}"),
    ],
)
def test_what_leads_to_a_person_is_masked(given: str, kept: str) -> None:
    assert masked(given) == kept


@pytest.mark.parametrize("given", ["P5的收银机多少钱", "订单123456", "7天无理由，15天换新", "满3000减200可以用2次吗", "第一、第二、第三步", "a@b"])
def test_what_leads_to_nobody_stays(given: str) -> None:
    assert masked(given) == given


def test_long_texts_are_cut_after_they_are_masked() -> None:
    assert masked("长" * (LONGEST - 5) + "13800001234") == "长" * (LONGEST - 5) + MASK
    assert len(masked("话" * 10_000)) == LONGEST
    assert len(masked("a" * 10_000 + "@x.com")) == LONGEST


def test_many_processes_lose_nothing(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(number)]) for number in range(8)]
    assert [writer.wait() for writer in writers] == [0] * 8
    found = gather(tmp_path)
    assert not found.damaged
    assert len({noted.text[:14] for noted in found.noted}) == len(found.noted) == 8 * 200


def test_no_answer_is_lost_to_its_record(tmp_path: Path) -> None:
    (tmp_path / ".deskbook").write_text("no folder", "utf-8")
    assert not recorder(tmp_path).note(unanswered("问"), "http")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_breaks_no_answer(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "2026-11-22.jsonl").symlink_to("/dev/full")
    assert not recorder(tmp_path).note(unanswered("问"), "http")


def test_damaged_lines_are_named_and_spoil_nothing(tmp_path: Path) -> None:
    recorder(tmp_path).note(unanswered("头一句"), "http")
    path = tmp_path / FOLDER / "2026-11-22.jsonl"
    with path.open("ab") as file:
        file.write(b'\n{"text": "cut o')  # a disk that filled up
    recorder(tmp_path).note(unanswered("后一句"), "http")
    with path.open("ab") as file:
        file.write(b'[1]\n{"text": 5, "at": "x"}\n\xff\xfe\n{"text": "x", "at": "yesterday"}\n' + b"[" * 100_000 + b"\n")
    found = gather(tmp_path)
    assert [noted.text for noted in found.noted] == ["头一句", "后一句"]
    assert len(found.damaged) == 6
    assert {row.file for row in found.damaged} == {str(path)}


def test_files_are_handed_in_once_even_if_twice(tmp_path: Path) -> None:
    handed = tmp_path / "front.jsonl"
    handed.write_bytes(b"\xef\xbb\xbf" + '{"text": "打13800001234", "at": "2026-11-20T09:00", "door": "site"}\r\n'.encode())
    found = gather(tmp_path, None, [handed, handed])
    assert found.noted == [Noted(f"打{MASK}", "2026-11-20T09:00", "site")]
    assert gather(tmp_path, date(2026, 11, 21), [handed]).noted == []


def test_what_is_dealt_with_comes_up_when_it_is_asked_again(tmp_path: Path) -> None:
    recorder(tmp_path).note(unanswered("能刷医保卡吗"), "http")
    deal_with(tmp_path, ["能刷医保卡吗"], NOW)
    assert (gather(tmp_path).noted, gather(tmp_path).done) == ([], 1)
    Recorder(tmp_path, True, lambda: datetime(2026, 11, 23, 9, 0)).note(unanswered("能刷医保卡吗"), "http")
    assert [one.at for one in gather(tmp_path).noted] == ["2026-11-23T09:00"]
