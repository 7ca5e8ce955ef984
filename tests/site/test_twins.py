"""What programs read: a Markdown twin beside every page, and llms.txt."""

import html
import posixpath
import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audience import cut
from generator.load import load_project
from generator.redact import HIDDEN
from generator.twins import LLMS, twins
from generator.twins.markdown import escaped, first, twin_of
from tests.site import graded
from tests.site.conftest import Site
from tests.site.filled import Filled
from tests.site.projects import CONFIG, DAY, TINY, build, write_project

LOW, HIGH = graded.LEVELS
LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
CODE = re.compile(r"(?ms)^(```|~~~).*?^\1|`[^`\n]+`")


def made(project: Path, audience: str | None = None, day: str = DAY, directory_urls: bool = False) -> dict[str, str]:
    """The twins of a project."""
    today = date.fromisoformat(day)
    manual = cut(load_project(project, today).manual, audience, today)
    return dict(twins(manual, manual.settings.language.key, directory_urls))


def written(site: Path) -> dict[str, str]:
    """The twins of a site."""
    files = [*site.rglob("*.md"), site / LLMS]
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in files}


def dead(texts: Mapping[str, str], site: Path | None = None) -> list[str]:
    """Links that lead to no twin, or to an id that it does not have; pictures that the site does not have."""
    found = []
    for name, text in texts.items():
        for match in LINK.finditer(CODE.sub("", text)):
            parts = urlsplit(match[1])
            if parts.scheme:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            known = target in texts or (site is not None and (site / target).is_file())
            anchor = "{#" + unquote(parts.fragment) + "}"
            if not known or (parts.fragment and anchor not in texts[target]):
                found.append(f"{name}: {match[1]}")
    return found


def test_every_page_has_a_twin_beside_it_and_no_twin_is_without_a_page(site: Site) -> None:
    pages = {f"{page.path.relative_to(site.folder).as_posix()}.md" for page in site.pages} - {"lookup.html.md"}  # it holds nothing of the manual
    assert pages == set(written(site.folder)) - {LLMS}


@pytest.mark.parametrize("directory_urls", [False, True])
def test_each_page_names_its_twin(tmp_path: Path, directory_urls: bool) -> None:
    config = CONFIG.replace("use_directory_urls: false", f"use_directory_urls: {directory_urls}")
    folder = build(write_project(tmp_path / "project", {**TINY, "pages/手 册.md": "# 手写的\n"}, config), tmp_path / "site")
    pages = [path for path in folder.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 4
    for path in pages:
        named = re.findall(r'<link rel="alternate" type="text/markdown" href="([^"]+)">', path.read_text("utf-8"))
        twin = [path.parent / unquote(address) for address in named]
        assert twin == ([] if "lookup" in path.relative_to(folder).parts[0] else [path.with_name(f"{path.name}.md")]), path
        assert all(one.is_file() for one in twin)


def test_links_of_twins_lead_to_twins_and_to_ids_that_stand_in_them(site: Site) -> None:
    texts = written(site.folder)
    assert sum(len(LINK.findall(text)) for text in texts.values()) > 100
    assert not dead(texts, site.folder)


def test_twins_hold_no_html_and_begin_with_their_title(site: Site) -> None:
    for name, text in written(site.folder).items():
        assert text.startswith("# "), name
        assert not re.search(r"<[A-Za-z/!?]", CODE.sub("", text)), name
        assert not re.search(r"\n{3}", text), name


def test_llms_txt_has_the_shape_that_programs_expect(site: Site) -> None:
    text = (site.folder / LLMS).read_text("utf-8")
    title, summary, *rest = text.split("\n\n")
    assert title.startswith("# ")
    assert summary.startswith("> ")
    assert sum(block.startswith("## ") for block in rest) > 5
    for line in text.split("## ", 1)[1].splitlines():
        assert not line or not line.startswith("-") or re.fullmatch(r"- \[(?:[^\[\]]|\\.)+\]\([^()\s]+\.html\.md\)(: .+)?", line), line
    listed = LINK.findall(text)
    assert len(listed) == len(set(listed))
    listings = {name for name in written(site.folder) if name.endswith("index.html.md")}
    assert set(map(unquote, listed)) == set(written(site.folder)) - {LLMS} - listings


def test_an_answer_and_a_script_stand_in_their_twins(chinese: Site) -> None:
    faqs = (chinese.folder / "faqs" / "refunds.html.md").read_text("utf-8")
    assert "\n## 退的钱几天能到账？ {#refund-when}\n" in faqs
    assert "../scripts/scripts-solving.html.md#refund-wait" in faqs
    scripts = (chinese.folder / "scripts" / "scripts-holding.html.md").read_text("utf-8")
    assert "\n> 我查一下您的记录，大约一分钟，您别挂。\n" in scripts
    assert "{客户称呼}" in scripts
    assert "\n| --- |" in (chinese.folder / "conventions.html.md").read_text("utf-8")


def test_twins_stand_beside_pages_that_have_a_folder_each(tmp_path: Path) -> None:
    config = CONFIG.replace("use_directory_urls: false", "use_directory_urls: true")
    page = "# 页\n\n[另一页](sub/two.md#x) ![图](../images/a.png)\n"
    files = {**TINY, "pages/one.md": page, "pages/sub/two.md": "# 二\n\n[[refund-days]]\n", "images/a.png": graded.PIXEL}
    site = build(write_project(tmp_path, files, config), tmp_path / "site")
    texts = written(site)
    assert {"index.html.md", "faqs/refunds/index.html.md", "faqs/index.html.md", "pages/one/index.html.md"} <= set(texts)
    assert {name.removesuffix(".md") for name in texts if name != LLMS} == {
        p.relative_to(site).as_posix() for p in site.rglob("*.html") if p.name != "404.html" and p.parent.name != "lookup"
    }
    broken = [link for link in dead(texts, site) if not link.endswith("#x")]  # an author's own anchor
    assert not broken


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graded manual."""
    return write_project(tmp_path_factory.mktemp("graded-twins"), graded.files("2027-01-01"))


@pytest.mark.parametrize(("audience", "day", "hidden"), [(None, DAY, (LOW, HIGH)), ("everyone", "2026-12-31", (LOW, HIGH)), (f"{LOW}-audience", DAY, (HIGH,))])
def test_nothing_withheld_stands_in_a_twin(secrets: Path, audience: str | None, day: str, hidden: tuple[str, ...]) -> None:
    texts = made(secrets, audience, day)
    assert not [f"{name}: {word}" for name, text in texts.items() for word in (*hidden, HIDDEN) if word in name or word in text]
    assert sum(text.count("限制阅读") for text in texts.values()) > 50
    assert not dead(texts, secrets / "content")


def test_the_highest_audience_reads_everything_in_the_twins(secrets: Path) -> None:
    texts = made(secrets, f"{HIGH}-audience")
    text = "\n".join(texts.values())
    asked = " ".join(str(content) for content in graded.files().values() if isinstance(content, str | dict))
    wanted = set(re.findall(r"knr[ab]-[a-z-]+-t\b", asked))
    assert not wanted - set(re.findall(r"knr[ab]-[a-z-]+-t\b", text))
    assert not dead(texts, secrets / "content")


def test_the_same_manual_gives_the_same_bytes(secrets: Path) -> None:
    assert list(made(secrets).items()) == list(made(secrets).items())


def test_every_field_stands_in_the_twin_of_its_kind(tmp_path: Path) -> None:
    filled = Filled()
    filled.manual()
    texts = made(write_project(tmp_path, filled.files), "all-readers")
    everything = "".join("\n".join(texts.values()).split())
    missing = [wanted.field for wanted in filled.wanted if (f"{{#{wanted.word}}}" if wanted.anchor else wanted.word) not in everything]
    untold = re.compile(r"waive:Waiver\.reason$|^Questions|Power\.act$|:Department\.id$")  # checks' own; an act and a page are named, not linked to
    assert not [name for name in missing if not untold.search(name)]


def test_a_page_by_hand_keeps_its_markdown_and_loses_its_html(tmp_path: Path) -> None:
    text = "---\ntitle: 首页\n---\n\n欢迎<b>你</b>，看[[refund-days]]和<https://a.example>。\n\n`<i>` 不动\n\n```\n<u>[[refund-days]]</u>\n```\n"
    twin = made(write_project(tmp_path, {**TINY, "index.md": text}))["index.html.md"]
    assert twin.startswith("# 首页\n\n欢迎&lt;b>你&lt;/b>，看[退款几天到账？](faqs/refunds.html.md#refund-days)和<https://a.example>。")
    assert "`<i>` 不动\n\n```\n<u>[[refund-days]]</u>\n```" in twin


#: Without the two signs that the reader used here does not know to be escaped; others do.
SIGNS = st.text(st.sampled_from("*_`[]()<>#+-=&{}:!.1\\\"' 字ab;/"), max_size=24)


@given(SIGNS | st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"], exclude_characters="~|"), max_size=20))
def test_what_an_author_wrote_is_never_read_as_markup(text: str) -> None:
    words = " ".join(text.split())
    shown = markdown.markdown(first(escaped(words)), extensions=["attr_list", "tables", "fenced_code"])
    assert re.sub(r"^<p>(.*)</p>$", r"\1", shown) == shown.replace("<p>", "").replace("</p>", "")
    assert html.unescape(re.sub(r"</?p>", "", shown)) == words


def test_strokes_and_tildes_are_plain_signs_too() -> None:
    assert escaped("~~a~~ | 2~3天") == r"\~\~a\~\~ \| 2\~3天"
    row = f"| 甲 | 乙 |\n| --- | --- |\n| {escaped('a|b')} | {escaped('`c|d`')} |"
    assert markdown.markdown(row, extensions=["tables"]).count("<td>") == 2


@pytest.mark.parametrize(
    ("address", "twin"),
    [
        ("a.html", "a.html.md"),
        ("../a.html#b", "../a.html.md#b"),
        ("a/", "a/index.html.md"),
        ("./", "./index.html.md"),
        ("#b", "#b"),
        ("../", "../index.html.md"),
    ],
)
def test_the_address_of_a_twin_follows_from_that_of_the_page(address: str, twin: str) -> None:
    assert twin_of(address) == twin


def test_a_site_with_twins_is_taken_for_ones_own(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", TINY)
    build(project, tmp_path / "site")
    shutil.rmtree(project / ".deskbook", ignore_errors=True)
    again = build(project, tmp_path / "site")
    assert (again / "faqs" / "refunds.html.md").is_file()
