"""The index: built when it is missing, old or damaged, kept while the content has errors, and never in anybody's way."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.audience import UnknownAudienceError
from search import content, opening
from search.generations import Origin
from search.lock import locked
from search.opening import open_lookup
from search.store import Store
from tests.search.small import FAQS, SETTINGS, TODAY, project, write_faqs

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return project(tmp_path)


@pytest.fixture
def reads(monkeypatch):
    """How often the content was loaded."""
    calls = []
    real = content.read
    monkeypatch.setattr(content, "read", lambda *given: calls.append(1) or real(*given))
    return calls


def folder_of(project: Path, audience: str = "all") -> Path:
    return project / ".deskbook" / "index" / audience


def answers(lookup, question="退款几天到账"):
    return lookup.find(question).plain()


def test_a_fresh_index_is_opened_without_loading_content(small, reads):
    first = open_lookup(small, None, TODAY)
    again = open_lookup(small, None, TODAY)
    assert len(reads) == 1
    assert answers(first) == answers(again)
    assert dict(first.documents) == dict(again.documents)
    assert list(first.documents) == list(again.documents)
    assert first.desk == again.desk
    assert first.note == again.note == ""


def test_what_the_index_answers_is_what_memory_answers(small, lookup):
    from search.build import built

    made = built(lookup.documents.values(), lookup.desk)
    for question in ("退款几天到账", "tuikuan", "fapiao", "zzzz", "押金"):
        assert lookup.find(question).plain() == made.find(question).plain()


@pytest.mark.parametrize("change", ["content", "day", "program"])
def test_a_stale_index_is_brought_up_to_date(small, reads, monkeypatch, change):
    open_lookup(small, None, TODAY)
    day = TODAY
    if change == "content":
        write_faqs(small, FAQS.replace("三个工作日", "五个工作日"))
    elif change == "day":
        day = TODAY.replace(day=23)
    else:
        monkeypatch.setattr(opening, "program", lambda: "another")
    made = open_lookup(small, None, day)
    assert len(reads) == 2
    assert ("五个" if change == "content" else "三个") in made.documents["refund-when"].body
    open_lookup(small, None, day)
    assert len(reads) == 2


def test_an_edit_gives_the_index_that_a_build_from_nothing_gives(small, tmp_path):
    open_lookup(small, None, TODAY)
    new = FAQS.replace("三个工作日", "五个工作日").replace("refund-form", "refund-paper") + "  - {id: refund-new, question: 退款能退到卡上吗, answer: 可以。}\n"
    write_faqs(small, new)
    edited = open_lookup(small, None, TODAY)
    whole = open_lookup(project(tmp_path / "other", new), None, TODAY)
    assert dict(edited.documents) == dict(whole.documents)
    for question in ("退款", "五个工作日", "退到卡上"):
        assert answers(edited, question) == answers(whole, question)
    for query in ("退款", '"退款单"', "kind:faq -单子", "id:refund-form"):
        assert edited.query(query) == whole.query(query)


def damage_truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2] or b"x")


def damage_garbage(path: Path) -> None:
    path.write_bytes(os.urandom(max(64, path.stat().st_size)))


def damage_flip(path: Path) -> None:
    raw = bytearray(path.read_bytes() or b"x")
    raw[len(raw) // 2] ^= 0x41
    path.write_bytes(raw)


@pytest.mark.parametrize("damage", [damage_truncate, damage_garbage, damage_flip, Path.unlink])
def test_any_damage_is_noticed_and_mended(small, reads, damage):
    expected = answers(open_lookup(small, None, TODAY))
    names = sorted(path.relative_to(folder_of(small)) for path in folder_of(small).rglob("*") if path.is_file() and path.name != "lock")
    assert len(names) > 6
    for number in range(len(names)):
        files = sorted(path for path in folder_of(small).rglob("*") if path.is_file() and path.name != "lock")
        before = len(reads)
        damage(files[number])
        assert answers(open_lookup(small, None, TODAY)) == expected
        assert len(reads) == before + 1, files[number]
        assert open_lookup(small, None, TODAY).query("退款")
        assert len(reads) == before + 1


def test_an_index_of_another_audience_is_not_taken(small):
    open_lookup(small, "leads", TODAY)
    folder_of(small, "leads").rename(folder_of(small))
    assert "refund-limit" not in open_lookup(small, None, TODAY).documents


def test_nothing_above_the_grade_is_in_any_byte(small):
    def everything() -> bytes:
        return b"".join(path.read_bytes() for path in folder_of(small).rglob("*") if path.is_file())

    open_lookup(small, None, TODAY)
    assert "refund-limit" in open_lookup(small, "leads", TODAY).documents
    words = [word.encode() for word in ("辰砂", "暗语", "refund-limit", "退款上限", "inner", "内部")]
    assert [word for word in words if word in everything()] == []
    plain = FAQS.replace("三个工作日内到账", "暗语辰砂")
    write_faqs(small, plain)
    assert open_lookup(small, None, TODAY).query("辰砂")
    assert words[0] in everything()
    write_faqs(small, plain.replace("暗语辰砂。}", "暗语辰砂。, grade: inner}"))  # the item that was open is raised
    assert "refund-when" not in open_lookup(small, None, TODAY).documents
    assert [word for word in words if word in everything()] == []
    assert b"refund-when" not in everything()


def test_an_audience_cannot_take_the_folder_of_all(small):
    (small / "content" / "settings.yml").write_text(SETTINGS.replace("id: leads", "id: All"), "utf-8")
    assert "refund-limit" in open_lookup(small, "All", TODAY).documents
    assert "refund-limit" not in open_lookup(small, None, TODAY).documents


def test_an_unknown_audience_is_refused(small):
    with pytest.raises(UnknownAudienceError):
        open_lookup(small, "nobody", TODAY)
    assert not folder_of(small, "nobody").exists() or not list(folder_of(small, "nobody").glob("g*"))


def test_with_errors_the_last_good_index_stays(small, reads):
    open_lookup(small, None, TODAY)
    write_faqs(small, FAQS.replace("question: 退款要填", "quetsion: 退款要填").replace("三个", "五个"))
    stale = open_lookup(small, None, TODAY)
    assert stale.note == "stale"
    assert "三个" in stale.documents["refund-when"].body
    count = len(reads)
    assert open_lookup(small, None, TODAY).note == "stale"
    assert len(reads) == count  # what has errors is not read again until it changes
    write_faqs(small, FAQS.replace("三个", "五个"))
    mended = open_lookup(small, None, TODAY)
    assert mended.note == ""
    assert "五个" in mended.documents["refund-when"].body


def test_with_errors_from_the_start_what_can_be_read_is_answered(small):
    write_faqs(small, FAQS.replace("question: 退款要填", "quetsion: 退款要填"))
    for _ in range(2):
        partial = open_lookup(small, None, TODAY)
        assert partial.note == "partial"
        assert "refund-when" in partial.documents
    write_faqs(small, FAQS)
    assert open_lookup(small, None, TODAY).note == ""


def test_findings_of_wording_or_law_do_not_hold_an_answer_back(small):
    write_faqs(small, FAQS.replace("三个工作日内到账", "三个工作日内到账，完成率 ≥ 120%"))
    assert open_lookup(small, None, TODAY).note == ""


def test_a_project_that_cannot_be_written_answers_from_memory(small):
    (small / ".deskbook").write_text("no folder", "utf-8")
    found = open_lookup(small, None, TODAY)
    assert found.find("退款几天到账").hits[0].document.id == "refund-when"
    assert found.query("title:单子")


def test_a_full_disk_leaves_no_half_and_answers(small, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("search.store.dump", full)
    assert open_lookup(small, None, TODAY).find("退款几天到账").hits
    assert not list(folder_of(small).glob("g*"))


def test_an_empty_manual_has_an_index_too(small):
    (small / "content" / "faqs" / "refunds.yml").unlink()
    (small / "content" / "settings.yml").write_text("title: 空\n", "utf-8")
    for _ in range(2):
        found = open_lookup(small, None, TODAY)
        assert not found.documents
        assert found.query("退款") == ()
        assert not found.find("退款").hits


def test_a_reader_keeps_what_it_opened(small):
    reader = open_lookup(small, None, TODAY)
    for days in ("五个", "七个"):
        write_faqs(small, FAQS.replace("三个", days))
        open_lookup(small, None, TODAY)
    assert len(list(folder_of(small).glob("g*"))) == 1
    assert "三个" in reader.documents["refund-when"].body
    assert reader.query("三个工作日")


def test_a_reader_is_not_blocked_by_a_builder(small):
    open_lookup(small, None, TODAY)
    with Store(small, None).generations.alone(0) as held:
        assert held
        assert open_lookup(small, None, TODAY, patience=0).find("退款几天到账").hits


def test_who_cannot_wait_gives_way(small):
    with Store(small, None).generations.alone(0) as held:
        assert held
        assert open_lookup(small, None, TODAY, patience=0.05).find("退款几天到账").hits
    assert not list(folder_of(small).glob("g*"))


def test_many_open_at_once_and_one_builds(small, reads):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: open_lookup(small, None, TODAY), range(8)))
    assert len(reads) == 1
    assert all(answers(one) == answers(found[0]) for one in found)


PROCESS = """import sys
from datetime import date
from pathlib import Path
from search.opening import open_lookup
found = open_lookup(Path(sys.argv[1]), None, date(2026, 11, 22))
sys.stdout.write(found.documents["refund-when"].body)
"""


def process(project: Path, **rest: object) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", PROCESS, str(project)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **rest)  # type: ignore[call-overload,no-any-return]


def test_two_processes_build_at_once(small):
    both = [process(small) for _ in range(3)]
    said = [one.communicate(timeout=120) for one in both]
    assert [out for out, _ in said] == ["三个工作日内到账。"] * 3, said
    assert Store(small, None).open()


def test_a_lock_of_a_dead_process_is_taken_over(tmp_path):
    code = """import sys, time
from pathlib import Path
from search.lock import locked
with locked(Path(sys.argv[1]), 5) as held:
    print(held, flush=True)
    time.sleep(60)
"""
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "True\n"
        with locked(path, 0) as held:
            assert not held
        holder.kill()
        holder.wait()
    with locked(path, 0) as held:
        assert held


def test_a_kill_at_any_moment_leaves_a_usable_index(small):
    open_lookup(small, None, TODAY)
    started = time.monotonic()
    write_faqs(small, FAQS.replace("三个", "四个"))
    process(small).communicate(timeout=120)
    whole = time.monotonic() - started
    good, killed = "四个", 0
    for number in range(14):
        days = f"{number + 10}个"
        write_faqs(small, FAQS.replace("三个", days))
        builder = process(small)
        time.sleep(whole * (0.3 + number * 0.05))
        if builder.poll() is None:
            builder.send_signal(signal.SIGKILL)
            killed += 1
        builder.communicate()
        index = Store(small, None).open()
        assert index, f"killed at {number}"
        assert index.shelf["refund-when"].body.startswith((good, days))
        good = index.shelf["refund-when"].body[:3]
    assert killed
    assert "三个" in (write_faqs(small, FAQS) or open_lookup(small, None, TODAY).documents["refund-when"].body)
    assert len(list(folder_of(small).glob("g*"))) == 1


def test_another_format_is_built_anew(small, reads, monkeypatch):
    open_lookup(small, None, TODAY)
    monkeypatch.setattr("search.generations.FORMAT", 99)
    open_lookup(small, None, TODAY)
    assert len(reads) == 2


def test_the_origin_is_all_that_counts(small):
    open_lookup(small, None, TODAY)
    index = Store(small, None).open()
    assert index
    assert isinstance(index.stamp.origin, Origin)
    assert (index.stamp.origin.audience, index.stamp.origin.day, index.stamp.documents) == (None, "2026-11-22", 2)
