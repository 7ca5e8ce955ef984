"""Documents bound to one: pages, bookmarks, tags, names and links hold together as if Typst had made them at once."""

import shutil
import subprocess
from itertools import chain
from pathlib import Path

import pypdf
import pytest

from generator.sheets.binding import Bound, bound
from generator.sheets.leaf import BindingError, Leaf, named, references, renumbered
from generator.sheets.printed import furniture, sheet_data
from generator.sheets.stamp import stamped
from generator.texts import Texts
from tests.generator.sheets.paper import read, typesetter
from tests.generator.sheets.test_pdf import CODE, clerk, poisoned


def leaf(sheet, first: int = 1) -> Leaf:
    say = Texts("zh")
    words = furniture("zh")
    data = {**words, "say": {**words["say"], "page": say("booklet.page")}, "title": "一本", "company": "云帆", "first": first}
    return Leaf(typesetter().unpacked("booklet.typ", {**data, "leaf": "sheets", "layout": "standard", "sheets": [sheet_data(sheet)]}))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    sheet = stamped(clerk(tmp_path_factory.mktemp("clerk")))
    first = leaf(sheet)
    return bound([Bound(first), Bound(leaf(sheet, len(first.sheets) + 1), 2), Bound(leaf(sheet), 1)])


def test_pages_of_all_leaves_stand_one_after_the_other(book: bytes) -> None:
    reader = read(book)
    texts = ["".join(page.extract_text().split()) for page in reader.pages]
    each = len(texts) // 3
    assert len(texts) == 3 * each > 3
    for at, text in enumerate(texts):
        assert f"第{at % each + 1}页共{each}页" in text
    assert f"—{each + 1}—" in texts[each]


def test_bookmarks_lead_to_their_pages_and_inner_leaves_stand_below(book: bytes) -> None:
    reader = read(book)
    outer = [mark for mark in reader.outline if not isinstance(mark, list)]
    assert [mark.title for mark in outer] == ["档案管理员", "档案管理员"]
    inner = reader.outline[1]
    assert "档案管理员" in [mark.title for mark in inner if not isinstance(mark, list)]
    for mark in flat(reader.outline):
        page = reader.pages[reader.get_destination_page_number(mark)]
        assert "".join(mark.title.split()) in "".join(page.extract_text().split())


def flat(marks) -> list:
    return list(chain.from_iterable(flat(mark) if isinstance(mark, list) else [mark] for mark in marks))


def test_every_mark_on_a_page_is_in_the_tree_of_tags(book: bytes) -> None:
    reader = read(book)
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    pairs = root["/ParentTree"]["/Nums"]
    keys = [int(pairs[at]) for at in range(0, len(pairs), 2)]
    assert keys == sorted(set(keys))
    tree = {int(pairs[at]): pairs[at + 1].get_object() for at in range(0, len(pairs), 2)}
    assert len({page["/StructParents"] for page in reader.pages}) == len(reader.pages)
    (document,) = root["/K"]
    below = {kid.indirect_reference.idnum for kid in walked(document.get_object())}
    for page in reader.pages:
        for element in tree[page["/StructParents"]]:
            assert element.get_object()["/Pg"].get_object() == page
            assert element.idnum in below


def walked(element) -> list:
    found = [element]
    for kid in element.get("/K", []):
        if isinstance(kid, pypdf.generic.IndirectObject):
            inner = kid.get_object()
            assert inner["/P"].get_object() == element
            found += walked(inner)
    return found


def test_names_of_cells_are_given_once_and_all_that_are_named_are_there(book: bytes) -> None:
    reader = read(book)
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    elements = walked(root["/K"][0].get_object())
    names = [str(element["/ID"]) for element in elements if "/ID" in element]
    assert len(names) == len(set(names)) > 10
    (tree,) = root["/IDTree"]["/Kids"]
    assert sorted(names) == [str(name) for name in tree["/Names"][::2]]
    used = {str(name) for element in elements for one in element.get("/A", []) for name in one.get_object().get("/Headers", [])}
    assert used <= set(names)


def test_headings_of_an_inner_leaf_are_one_level_further_in(book: bytes) -> None:
    elements = walked(read(book).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object())
    levels = [int(element["/S"][2:]) for element in elements if element["/S"] in ("/H1", "/H2", "/H3")]
    assert levels.count(1) == 2
    assert set(levels) == {1, 2, 3}


def test_the_file_says_what_it_is(book: bytes) -> None:
    reader = read(book)
    root = reader.trailer["/Root"]
    meta = root["/Metadata"].get_data().decode()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-CN"
    assert reader.metadata.title == "一本"
    assert f"<xmpTPg:NPages>{len(reader.pages)}</xmpTPg:NPages>" in meta
    assert "<pdfaid:part>2<" in meta
    assert "<pdfuaid:part>1<" in meta


def test_another_program_finds_nothing_wrong(book: bytes, tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("no qpdf on this machine")
    (tmp_path / "book.pdf").write_bytes(book)
    checked = subprocess.run(["qpdf", "--check", "book.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_same_leaves_give_the_same_bytes_and_others_another_identity(tmp_path: Path) -> None:
    one, other = leaf(clerk(tmp_path / "a")), leaf(poisoned(("x",)))
    assert bound([Bound(one), Bound(other)]) == bound([Bound(one), Bound(other)])
    assert read(bound([Bound(one)])).trailer["/ID"] != read(bound([Bound(one), Bound(other)])).trailer["/ID"]


@pytest.mark.parametrize(
    "bad", [(*CODE,), ("5 0 R",), ("(((5 0 R",), (")))1 0 R",), ("/ID(x)",), ("/StructParents 3", "\\)"), ("stream", "endobj"), ("/Title(",)]
)
def test_words_that_look_like_pdf_are_words(bad: tuple[str, ...]) -> None:
    made = leaf(poisoned(bad))
    whole = bound([Bound(made), Bound(leaf(poisoned(bad)), 2)])
    reader = read(whole)
    assert len(reader.pages) == 2 * len(made.sheets)
    assert [mark.words for mark in made.bookmarks] == ["".join(bad)]
    assert "".join(mark.title for mark in reader.outline if not isinstance(mark, list)) == "".join(bad)
    assert "".join("".join(bad).split()) in "".join(reader.pages[0].extract_text().split())


def test_what_typst_did_not_write_is_refused() -> None:
    for pdf in (b"", b"%PDF-1.7\n\n", b"%PDF-1.7\n\nxref\n0 1\n0000000000 65535 f\r\ntrailer\n<</Size 1/Root 1 0 R>>\nstartxref\n10\n%%EOF"):
        with pytest.raises(BindingError):
            Leaf(pdf)


def test_references_in_strings_and_streams_stay() -> None:
    numbers = {1: 11, 2: 12}
    assert renumbered(b"<</A 1 0 R/B(1 0 R\\)(2 0 R))/C[2 0 R]>>", numbers) == b"<</A 11 0 R/B(1 0 R\\)(2 0 R))/C[12 0 R]>>"
    assert renumbered(b"<</Length 5/A 1 0 R>>\nstream\n1 0 R\nendstream", numbers) == b"<</Length 5/A 11 0 R>>\nstream\n1 0 R\nendstream"
    assert references(b"<</A 1 0 R/B(7 0 R)>>") == {1}
    assert named(b"<</ID(U1)/T(/ID(x))/A[<</Headers[(U1)(U2)]>>]/X(U1)>>", b"L3-") == b"<</ID(L3-U1)/T(/ID(x))/A[<</Headers[(L3-U1)(L3-U2)]>>]/X(U1)>>"
