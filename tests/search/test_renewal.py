"""What is read again after an edit: the same as if everything had been read for the first time, whatever was edited."""

import shutil
import threading
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.assemble import manual_of
from generator.audience import UnknownAudienceError, cut
from generator.load import read_and_link
from generator.rounds import Rounds
from generator.source import read_sources
from search.arrays import dump
from search.documents import documents
from search.memory import give_back
from search.opening import PARTIAL, STALE, content_of, made_of, open_lookup
from search.renewal import Renewal
from search.store import Store
from search.watched import Watched
from tests.search.small import FAQS, SETTINGS, TODAY, project, write_faqs

LEAD = "name: 组长\nduties:\n  - {id: plan, title: 排班, text: 每天排班, result: 按时}\nvalue: 稳\n"
#: What may stand in each file; the first is what stands there at the beginning.
CONTENT: dict[str, list[str | None]] = {
    "settings.yml": [
        SETTINGS,
        SETTINGS.replace("小手册", "大手册"),
        SETTINGS.replace("name: 内部", "name: 内部, period: 1年"),
        SETTINGS + "stages: [{id: hold, name: 等待}]\nlookup: {record: 是}\n",
        None,
    ],
    "organisation.yml": [
        "company: {name: 甲}\ndepartments:\n  - {id: desk-room, name: 服务部, duties: [{id: answer, title: 答复, text: 答复客户}]}\n",
        "company: {name: 甲}\ndepartments:\n  - {id: desk-room, name: 客服部, lead: lead}\n  - {id: back, name: 后台, part_of: desk-room}\n",
    ],
    "positions/lead.yml": [LEAD, LEAD.replace("组长", "班长"), LEAD + "department: desk-room\n", LEAD + "grade: inner\n", None],
    "positions/agent.yml": [
        "name: 坐席\nbased_on: lead\ndepartment: desk-room\nduties:\n  - use: greet\n    result: 微笑\n",
        "name: 坐席\nbased_on: lead\ndrop: [duties/plan, nothing]\n",
    ],
    "duties/common.yml": [
        "title: 共有\nitems: [{id: greet, title: 问候, text: 先问候}]\n",
        "title: 共有\nitems: [{id: greet, title: 迎接, text: '见[[bill]]'}]\n",
        None,
    ],
    "faqs/refunds.yml": [
        FAQS.replace("items:", "owner: lead\nitems:"),
        FAQS.replace("三个", "五个"),
        FAQS.replace("退款几天能到账", "退款要等多久") + "tags: [钱]\n",
        FAQS.replace("grade: inner", "related: [refund-when]"),
        FAQS.replace("grade: inner", "grade: inner, graded: 2025-01-01"),
        FAQS.replace("id: refund-form", "id: refund-when"),
        FAQS.replace("question: 退款要填", "quetsion: 退款要填"),
        "topic: 退款\nitems: [\n",
        None,
    ],
    "faqs/bills.yml": [
        "topic: 发票\nowner: agent\nitems:\n  - {id: bill, question: 怎么开发票, answer: '见[[refund-limit]]，问[[lead]]。'}\n",
        "topic: 发票\nitems:\n  - {question: 抬头错, answer: 重开。, escalate_to: lead}\n  - {id: bill, question: 开票, answer: 开。, positions: [agent]}\n",
        "topic: 发票\ngrade: inner\nitems:\n  - {id: bill, question: 怎么开发票, answer: 开。}\n",
        "topic: 发票\nitems:\n  - {id: bill, question: 怎么开发票, answer: '见[[班长]]，[[refund-wen]]。'}\n",
    ],
    "policies/rules.yml": [
        "title: 制度\nbody:\n  - {article: one, title: 一, text: '见[[bill]]。'}\n  - {article: two, title: 二, text: 密。, grade: inner}\n",
        "title: 规定\nbody:\n  - {article: one, title: 一, text: '见[[lead]]。', items: [甲, 乙]}\n",
    ],
    "procedures/visit.yml": [
        "title: 上门\nsteps:\n  - {id: call, who: agent, do: '致电[[lead]]。'}\n  - {id: go, who: lead, do: 上门。, then: end}\n",
        "title: 到访\nsteps:\n  - {id: call, who: customer, do: '等[[agent]]。', then: end}\n",
        None,
    ],
    "glossary.yml": [None, "terms: [{term: 退款, also: [退钱], means: '把钱还给客户，见[[bill]]'}]\n"],
    "page.md": ["# 说明\n见[[bill]]\n", "# 说明二\n见[[refund-limit]]\n", None],
}
PATHS = list(CONTENT)
EDITS = st.lists(st.lists(st.tuples(st.sampled_from(PATHS), st.integers(0, 7)), min_size=1, max_size=2), min_size=1, max_size=6)


def put(folder: Path, path: str, number: int) -> None:
    variants = CONTENT[path]
    text, target = variants[number % len(variants)], folder / "content" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        target.unlink(missing_ok=True)
    else:
        target.write_text(text, "utf-8")


@pytest.fixture
def varied(tmp_path: Path) -> Path:
    for path in PATHS:
        put(tmp_path, path, 0)
    return tmp_path


@pytest.mark.parametrize("audience", [None, "leads"])
@settings(deadline=None, max_examples=25)
@given(EDITS)
@example([[("faqs/refunds.yml", 4)], [("settings.yml", 2)], [("settings.yml", 0)]])  # a grade that falls by the settings' period
def test_what_is_read_again_is_what_is_read_anew(tmp_path_factory, audience, edits):
    folder, rounds, sources = tmp_path_factory.mktemp("varied"), Rounds(), None
    for path in PATHS:
        put(folder, path, 0)
    for edit in [[], *edits]:
        for path, number in edit:
            put(folder, path, number)
        sources = read_sources(folder / "content", "content", sources)
        linked, problems, _ = read_and_link(sources, "content", rounds)
        anew, found, _ = read_and_link(read_sources(folder / "content", "content"), "content")
        assert problems == found
        again, first = manual_of(linked, rounds), manual_of(anew)
        assert again == first
        if audience in (None, *(one.id for one in again.settings.audiences)):
            again, first = cut(again, audience, TODAY, rounds), cut(first, audience, TODAY)
            assert again == first
            assert list(again.entries) == list(first.entries)
            assert documents(again, TODAY, rounds=rounds) == documents(first, TODAY)
    shutil.rmtree(folder)


@settings(deadline=None, max_examples=25)
@given(EDITS)
def test_a_renewed_look_up_is_the_one_that_is_opened(tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("varied")
    for path in PATHS:
        put(folder, path, 0)
    renewed = Renewal(folder, None)
    renewed.open(TODAY)
    for edit in edits:
        for path, number in edit:
            put(folder, path, number)
        lookup = renewed.open(TODAY)
        renewed.save()
        made, whole = made_of(content_of(folder, None, TODAY), Rounds(), None, False)
        assert (lookup.note == "") == whole
        assert made
        if whole:
            assert dict(lookup.documents) == {one.id: one for one in made.documents}
            assert [dump(table.postings, table.groups) for table in lookup.ranking.tables] == [dump(t.postings, t.groups) for t in made.tables]
            assert lookup.desk == made.desk
            index = Store(folder, None).open()
            assert index
            assert dict(index.shelf) == dict(lookup.documents)
            assert all(index.terms(own) == made.terms(own) for own in index.shelf)
    shutil.rmtree(folder)


@pytest.fixture
def parsed(monkeypatch):
    """The files that were parsed."""
    paths = []
    real = __import__("generator.load", fromlist=["load"]).read_record
    monkeypatch.setattr("generator.load.read_record", lambda source: paths.append(source.inside) or real(source))
    return paths


def test_only_what_changed_is_parsed(varied, parsed):
    renewed = Renewal(varied, None)
    renewed.open(TODAY)
    parsed.clear()
    put(varied, "faqs/refunds.yml", 1)
    assert renewed.open(TODAY).documents["refund-when"].body == "五个工作日内到账。"
    assert parsed == ["faqs/refunds.yml"]


def test_after_looking_ahead_the_first_edit_is_as_quick(varied, parsed):
    open_lookup(varied, None, TODAY)
    renewed = Renewal(varied, None)
    first = renewed.open(TODAY)
    ahead = renewed.ahead()
    assert dict(first.documents) == dict(ahead.documents)
    assert ahead.ranking.tables == first.ranking.tables
    parsed.clear()
    put(varied, "faqs/refunds.yml", 1)
    renewed.open(TODAY)
    assert parsed == ["faqs/refunds.yml"]


def test_an_answer_does_not_wait_for_the_disk(tmp_path, monkeypatch):
    small = project(tmp_path)
    watched = Watched(small, None, lambda: TODAY)
    assert "三个" in watched.lookup.documents["refund-when"].body
    writing, go_on = threading.Event(), threading.Event()
    real = Store.save

    def save(*given):
        writing.set()
        assert go_on.wait(30)
        return real(*given)

    monkeypatch.setattr(Store, "save", save)
    write_faqs(small, FAQS.replace("三个", "五个"))
    edit = threading.Thread(target=watched.refresh)
    edit.start()
    assert writing.wait(30)
    try:
        assert "五个" in watched.lookup.documents["refund-when"].body
        assert not watched.stale
        index = Store(small, None).open()
        assert index
        assert "三个" in index.shelf["refund-when"].body
    finally:
        go_on.set()
        edit.join()
    index = Store(small, None).open()
    assert index
    assert "五个" in index.shelf["refund-when"].body


def test_with_errors_the_last_good_answers_stay_and_come_back_without_a_disk(tmp_path):
    small = project(tmp_path)
    (small / ".deskbook").write_text("no folder", "utf-8")
    renewed = Renewal(small, None)
    renewed.open(TODAY)
    for text, note, body in (
        (FAQS.replace("answer: 三", "anser: 三"), STALE, "三个"),
        (FAQS.replace("三个", "四个"), "", "四个"),
        (FAQS.replace("三个", "六个"), "", "六个"),
    ):
        write_faqs(small, text)
        lookup = renewed.open(TODAY)
        renewed.save()
        assert lookup.note == note
        assert body in lookup.documents["refund-when"].body
        assert lookup.find("退款几天到账").hits[0].document.id == "refund-when"


def test_errors_from_the_start_are_partial_until_they_are_mended(tmp_path):
    small = project(tmp_path, FAQS.replace("question: 退款要填", "quetsion: 退款要填"))
    renewed = Renewal(small, None)
    assert renewed.open(TODAY).note == PARTIAL
    write_faqs(small, FAQS)
    assert renewed.open(TODAY).note == ""
    renewed.save()
    assert open_lookup(small, None, TODAY).note == ""


def test_two_that_are_renewed_at_once_write_one_index(tmp_path):
    small = project(tmp_path)
    both = [Renewal(small, None) for _ in range(2)]
    for one in both:
        one.open(TODAY)
    write_faqs(small, FAQS.replace("三个", "五个"))
    for one in both:
        assert "五个" in one.open(TODAY).documents["refund-when"].body
    for one in both:
        one.save()
    name = Store(small, None).generations.pointed()
    write_faqs(small, FAQS.replace("三个", "七个"))
    for one in both:
        one.open(TODAY)
        one.save()
    assert Store(small, None).generations.pointed() == f"g{int(name[1:]) + 1:06}"


def test_an_audience_that_is_gone_is_said_and_the_rest_goes_on(tmp_path):
    small = project(tmp_path)
    renewed = Renewal(small, "leads")
    assert "refund-limit" in renewed.open(TODAY).documents
    (small / "content" / "settings.yml").write_text(SETTINGS.replace("id: leads", "id: chiefs"), "utf-8")
    with pytest.raises(UnknownAudienceError):
        renewed.open(TODAY)
    (small / "content" / "settings.yml").write_text(SETTINGS, "utf-8")
    assert "refund-limit" in renewed.open(TODAY).documents


def test_another_day_is_another_look_up(tmp_path):
    faqs = FAQS.replace("grade: inner", "grade: inner, declassify: 2026-11-23")
    small = project(tmp_path, faqs)
    renewed = Renewal(small, None)
    assert "refund-limit" not in renewed.open(TODAY).documents
    assert "refund-limit" in renewed.open(TODAY.replace(day=23)).documents


def test_memory_is_given_back_or_nothing_happens(monkeypatch):
    give_back()
    monkeypatch.setattr("ctypes.CDLL", lambda name: object())
    give_back()
