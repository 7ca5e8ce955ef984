"""The preview's work: after edits of all kinds the pages are those of a build from nothing, to the byte; what it costs is not looked at here."""

import shutil
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from generator.check import Outcome
from generator.live.panel import EDITOR
from generator.live.watch import Watch
from generator.live.work import Wish, Work
from generator.load import load_project
from tests.site.projects import DAY, tree, write_project


def picture(shade: int) -> bytes:
    """A PNG of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes([0, shade]))) + chunk(b"IEND", b"")


MANUAL: dict[str, Any] = {
    "settings.yml": {"title": "小手册", "stages": [{"id": "opening", "name": "开场"}]},
    "organisation.yml": {"company": {"name": "小公司"}, "departments": [{"id": "service", "name": "客服部", "lead": "lead"}]},
    "positions/lead.yml": {"name": "主管", "department": "service", "value": "带好班组。"},
    "positions/agent.yml": {"name": "客服专员", "department": "service", "reports_to": "lead", "value": "答好每一问。"},
    "faqs/refunds.yml": {
        "topic": "退款",
        "owner": "agent",
        "items": [
            {"id": "refund-days", "question": "退款几天到账？", "answer": "三天到账，见[[returns]]。", "escalate_to": "lead"},
            {"id": "refund-where", "question": "退到哪里？", "answer": "原路退回。", "related": ["refund-days"]},
        ],
    },
    "faqs/visits.yml": {"topic": "上门", "items": [{"id": "visit-when", "question": "师傅几点上门？", "answer": "约好的时间。"}]},
    "procedures/returns.yml": {
        "title": "退货",
        "trigger": "客户要退货。",
        "steps": [{"id": "take", "who": "agent", "do": "登记。"}, {"id": "pay", "who": "lead", "do": "退款。", "then": "end"}],
    },
    "scripts/greeting.yml": {"title": "开场", "stage": "opening", "items": [{"id": "hello", "title": "问候", "say": {"any": "您好，我是{坐席}。"}}]},
    "rules.md": "# 说明\n\n看[[refund-days]]和![图](dot.png)。\n",
    "dot.png": picture(1),
}


@dataclass
class Told:
    """What the terminal would have been told."""

    updated_pages: list[list[str]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    builds: int = 0
    reasons: list[str] = field(default_factory=list)

    def found(self, outcome: Outcome) -> None:
        """Problems."""
        self.outcomes.append(outcome)

    def building(self, pages: int) -> None:
        """A page of all."""

    def built(self, seconds: float) -> None:
        """All pages."""
        self.builds += 1

    def updated(self, pages: list[str], seconds: float) -> None:
        """Some pages."""
        self.updated_pages.append(pages)

    def failed(self, reason: str) -> None:
        """Pages that could not be made."""
        self.reasons.append(reason)


class Written:
    """A manual that is being written, without a server: each edit is taken at once."""

    def __init__(self, project: Path) -> None:
        self.project, self.content, self.told = project, project / "content", Told()
        wish = Wish(project, "127.0.0.1:8000", None, lambda: date.fromisoformat(DAY), EDITOR, "zh")
        self.work, self.watch = Work(wish, self.told), Watch(project, wish.day)
        self.seen = self.watch.look()
        loaded = self.work.read()
        assert not loaded.errors
        self.work.start(loaded)

    def take(self, steps: int | None = None) -> None:
        """What follows from the edits since the last time; only its first ``steps``, as when the next edit comes soon."""
        seen = self.watch.look()
        work = self.work.edit(self.seen, seen)
        self.seen = seen
        try:
            for number, _ in enumerate(work, 1):
                if number == steps:
                    return
        except Exception as error:
            self.work.failed(error)

    def page(self, name: str) -> str:
        """A page as it is served."""
        path = self.work.host.folder / name
        return path.read_text("utf-8") if path.is_file() else ""

    def edit(self, file: str, change: Callable[[Any], Any]) -> None:
        """Change the values of a file."""
        path = self.content / file
        made = yaml.safe_load(path.read_text("utf-8"))
        changed = change(made)
        path.write_text(yaml.safe_dump(made if changed is None else changed, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


@pytest.fixture
def written(tmp_path, monkeypatch):
    made = Written(write_project(tmp_path / "project", MANUAL))
    yield made
    made.work.host.close()


def dice_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same edits in every run


def from_nothing(project: Path) -> dict[str, str]:
    made = Written(project)
    try:
        return tree(made.work.host.folder)
    finally:
        made.work.host.close()


def _answer(w: Written, dice: Random) -> None:
    w.edit("faqs/refunds.yml", lambda file: file["items"][0].update(answer=f"{dice.randrange(99)}天到账，见[[returns]]。"))


def _question(w: Written, dice: Random) -> None:
    w.edit("faqs/refunds.yml", lambda file: file["items"][0].update(question=f"退款{dice.randrange(99)}天能到吗？"))


def _more(w: Written, dice: Random) -> None:
    number = dice.randrange(10_000)
    w.edit(
        "faqs/refunds.yml", lambda file: file["items"].insert(1, {"id": f"refund-{number}", "question": f"第{number}种退款？", "answer": "看[[visit-when]]。"})
    )


def _fewer(w: Written, dice: Random) -> None:
    w.edit("faqs/refunds.yml", lambda file: file.update(items=[item for item in file["items"] if item["id"] in ("refund-days", "refund-where")]))


def _name(w: Written, dice: Random) -> None:
    w.edit("positions/lead.yml", lambda file: file.update(name=f"主管{dice.randrange(99)}号"))


def _value(w: Written, dice: Random) -> None:
    w.edit("positions/agent.yml", lambda file: file.update(value=f"每天答好{dice.randrange(99)}问。"))


def _step(w: Written, dice: Random) -> None:
    w.edit("procedures/returns.yml", lambda file: file["steps"][0].update(do=f"登记{dice.randrange(99)}项。", who=dice.choice(["lead", "agent"])))


def _title(w: Written, dice: Random) -> None:
    w.edit("settings.yml", lambda file: file.update(title=f"手册{dice.randrange(99)}"))


def _renamed(w: Written, dice: Random) -> None:
    now = next((w.content / "faqs").glob("visits*.yml"))
    now.rename(now.with_name(f"visits{dice.randrange(99)}.yml"))


def _picture(w: Written, dice: Random) -> None:
    (w.content / "dot.png").write_bytes(picture(dice.randrange(256)))


def _another(w: Written, dice: Random) -> None:
    (w.content / f"dot-{dice.randrange(99)}.png").write_bytes(picture(7))


def _by_hand(w: Written, dice: Random) -> None:
    (w.content / "rules.md").write_text(f"# 说明\n\n第{dice.randrange(99)}版，看[[refund-days]]和![图](dot.png)。\n", "utf-8")


def _new_page(w: Written, dice: Random) -> None:
    (w.content / f"page-{dice.randrange(99)}.md").write_text("# 又一页\n\n见[[lead]]。\n", "utf-8")


def _script(w: Written, dice: Random) -> None:
    w.edit("scripts/greeting.yml", lambda file: file["items"][0]["say"].update(any=f"您好，{dice.randrange(99)}号为您服务。"))


def _broken(w: Written, dice: Random) -> None:
    path = w.content / "faqs" / "refunds.yml"
    good = path.read_text("utf-8")
    path.write_text(good + "  - {id: refund-days, quesiton: 坏了}\n", "utf-8")
    w.take()
    path.write_text(good, "utf-8")


EDITS = (_answer, _question, _more, _fewer, _name, _value, _step, _title, _renamed, _picture, _another, _by_hand, _new_page, _script, _broken)


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_the_pages_are_those_of_a_build_from_nothing(written, seed):
    dice = dice_of(seed)
    for _ in range(4):
        for edit in dice.sample(EDITS, 3):
            edit(written, dice)
            written.take(dice.choice([1, 2, 3, None]))  # the next edit comes before all is done
        written.take()
        assert not written.told.reasons
        assert written.work.read(again=False).problems == load_project(written.project, date.fromisoformat(DAY)).problems
        made, wanted = tree(written.work.host.folder), from_nothing(written.project)
        assert {name for name in made.keys() | wanted.keys() if made.get(name) != wanted.get(name)} == set()


def test_an_edit_remakes_its_page_first_and_no_other(written):
    _answer(written, dice_of(1))
    written.take(1)
    assert written.told.updated_pages == [["faqs/refunds.md"]]
    assert written.told.builds == 1
    assert "天到账" in written.page("faqs/refunds.html")


def test_other_pages_that_show_a_name_follow(written):
    _question(written, dice_of(3))
    written.take(1)
    assert written.told.updated_pages == [["faqs/refunds.md"]]
    written.take()
    assert any("procedures/returns.md" in pages or "rules.md" in pages for pages in written.told.updated_pages)
    assert written.told.builds == 1


def test_a_new_page_or_name_in_the_navigation_remakes_all(written):
    _name(written, dice_of(1))
    written.take()
    assert written.told.builds == 2
    assert "主管17号" in written.page("positions/agent.html")


def test_a_broken_file_keeps_the_pages_and_tells_its_problems(written):
    path = written.content / "faqs" / "refunds.yml"
    good = path.read_text("utf-8")
    before = tree(written.work.host.folder)
    path.write_text(good.replace("三天", "九天") + "topci: <i>坏</i>\n", "utf-8")
    written.take()
    assert tree(written.work.host.folder) == before
    assert written.told.outcomes[-1].failed()
    said = written.work.state.told("/faqs/refunds.html", "")["panel"]
    assert said["broken"]
    assert "topci" in said["rows"]
    assert "&lt;i&gt;坏" in said["rows"]
    assert "<i>坏" not in said["rows"]
    assert f'href="vscode://file/{str(path).lstrip("/")}:' in said["rows"]
    path.write_text(good, "utf-8")
    written.take()
    assert written.work.state.told("/faqs/refunds.html", "")["panel"] == {} or not written.work.state.told("/", "")["panel"]["broken"]


def test_a_broken_mkdocs_yml_keeps_the_pages_until_it_is_mended(written):
    config = written.project / "mkdocs.yml"
    good = config.read_text("utf-8")
    config.write_text(good + "theme: {name: no-such-theme}\n", "utf-8")
    written.take()
    assert len(written.told.reasons) == 1
    assert "退款" in written.page("faqs/refunds.html")
    config.write_text(good.replace("site_name: 手册", "site_name: 手册\ncopyright: 版权行"), "utf-8")
    written.take()
    assert "版权行" in written.page("faqs/refunds.html")


def test_look_ups_come_from_the_same_edit(written):
    _answer(written, dice_of(1))
    written.take()
    assert written.work.desk.lookup.item("refund-days").body.startswith("17天到账")


def test_nothing_is_left_behind(written):
    home = written.work.host.home
    written.work.host.close()
    assert not home.exists()
    shutil.rmtree(home, ignore_errors=True)
