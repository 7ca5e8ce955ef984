"""What is on disk: Whoosh's segments, brought up to date one by one; the pointer; the desk."""

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from search.desk import Desk
from search.document import Document
from search.generations import DamagedError, Generations, Origin
from search.schema import pairs, placed
from search.shelf import SEGMENT, Shelf, write_shelf
from search.store import desk_from
from search.update import made


def documents(count: int) -> list[Document]:
    return [Document(f"faq-{number:04}", "faq", f"第{number}个问题", (f"第{number}个问题",), f"第{number}个回答", "x.html") for number in range(count)]


def written(folder: Path, rows: list[Document], before: tuple[Path, Shelf] | None = None) -> Shelf:
    folder.mkdir()
    write_shelf(folder, rows, lambda own: own.encode(), {one.id: one.fingerprint for one in rows}, before)
    return Shelf.opened(folder)


def segments(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.seg")}


def test_documents_come_back_as_they_were(tmp_path, lookup):
    rows = list(lookup.documents.values())
    shelf = written(tmp_path / "a", rows)
    assert list(shelf.values()) == rows
    assert shelf.fingerprints() == {one.id: one.fingerprint for one in rows}
    assert shelf.terms(rows[5].id) == rows[5].id.encode()
    assert "no-such-id" not in shelf
    with pytest.raises(KeyError):
        shelf["no-such-id"]


def test_one_edit_writes_one_segment_and_takes_the_others_over(tmp_path):
    rows = documents(3 * SEGMENT)
    first = written(tmp_path / "a", rows)
    rows[SEGMENT + 3] = replace(rows[SEGMENT + 3], body="全新的回答")
    second = written(tmp_path / "b", rows, (tmp_path / "a", first))
    assert len(segments(tmp_path / "a") & segments(tmp_path / "b")) == 2
    assert len(segments(tmp_path / "b")) == 3
    assert list(second.values()) == rows
    assert list(second) == [one.id for one in rows]


def test_what_is_gone_is_in_no_byte(tmp_path):
    rows = documents(2 * SEGMENT)
    rows[7] = replace(rows[7], body="暗语辰砂", title="mercury")
    first = written(tmp_path / "a", rows)
    del rows[7]
    second = written(tmp_path / "b", rows, (tmp_path / "a", first))
    raw = b"".join(path.read_bytes() for path in (tmp_path / "b").iterdir())
    assert "辰砂".encode() not in raw
    assert b"mercury" not in raw
    assert b"faq-0007" not in raw
    assert len(second) == 2 * SEGMENT - 1


def test_small_segments_are_joined(tmp_path):
    rows, shelf, before = documents(SEGMENT), None, None
    for number in range(12):
        rows = [*rows, replace(rows[0], id=f"new-{number:02}")]
        folder = tmp_path / f"g{number}"
        shelf = written(folder, rows, before)
        before = (folder, shelf)
    assert shelf
    assert len(shelf.segments) <= 2
    assert list(shelf.values()) == rows


def test_nothing_left_is_an_empty_shelf(tmp_path):
    first = written(tmp_path / "a", documents(3))
    assert not written(tmp_path / "b", [], (tmp_path / "a", first))


def test_an_update_ranks_like_a_build_from_nothing(tmp_path, lookup):
    from search.rankings import Rankings
    from search.store import Index

    rows, desk = tuple(lookup.documents.values()), lookup.desk
    whole = made(rows, desk, None)
    folder = tmp_path / "a"
    folder.mkdir()
    write_shelf(folder, rows, whole.terms, whole.marks, None)
    before = Index(tmp_path, None, Shelf.opened(folder), whole.tables, desk)  # type: ignore[arg-type]
    edited = tuple(replace(one, body=one.body + "，新加的一句话") if one.id == "refund-when" else one for one in rows)
    fewer = tuple(one for one in edited if one.id != "refund-form")
    for rows_now in (edited, fewer, (*edited, replace(edited[0], id="zz-new"))):
        quick, slow = made(rows_now, desk, before), made(rows_now, desk, None)
        for question in ("退款几天到账", "新加的一句话", "fapiao", "tkd"):
            assert Rankings(quick.tables).search(question, 20) == Rankings(slow.tables).search(question, 20)


def test_a_desk_comes_back_as_it_was(lookup):
    import json

    desk: Desk = lookup.desk
    assert desk_from(json.loads(json.dumps(asdict(desk)))) == desk


def test_a_text_has_a_term_at_each_place():
    assert list(pairs("退款，到账")) == ["退款", "款到", "到账", "账"]
    assert list(pairs("用 iPhone 退")) == ["用", "iphon", "退"]
    (_, first), *_, (_, last) = placed("退款\n到账")
    assert last - first > 3


def test_the_pointer_names_what_was_published(tmp_path):
    generations, origin = Generations(tmp_path / "index"), Origin("1", "2", None, "2026-11-22")
    with pytest.raises(FileNotFoundError):
        generations.current()
    for number in range(3):
        with generations.alone(0) as held:
            assert held
            generations.publish(origin, True, 0, lambda folder, number=number: (folder / "x").write_text(str(number)))  # type: ignore[misc]
        folder, stamp = generations.current()
        assert (folder / "x").read_text() == str(number)
        assert stamp.generation == number + 1
        assert [path.name for path in (tmp_path / "index").glob("g*")] == [folder.name]
    (folder / "x").write_text("9")
    with pytest.raises(DamagedError):
        generations.current()


def test_a_build_that_fails_leaves_the_last_one(tmp_path):
    generations, origin = Generations(tmp_path), Origin("1", "2", None, "2026-11-22")

    def failing(folder: Path) -> None:
        (folder / "half").write_text("x")
        raise OSError("no room")

    with generations.alone(0):
        generations.publish(origin, True, 0, lambda folder: (folder / "x").touch())
        with pytest.raises(OSError, match="no room"):
            generations.publish(origin, True, 0, failing)
    assert generations.current()[0].name == "g000001"
    assert [path.name for path in tmp_path.glob("g*")] == ["g000001"]
