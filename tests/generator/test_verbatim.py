"""HTML put aside while Markdown reads a page: what comes out is what Markdown makes of the whole page."""

from datetime import date
from pathlib import Path

import pytest
from markdown import Markdown

from generator.audience import cut
from generator.load import load_project
from generator.pages import make_pages
from generator.resources import template_folders
from generator.verbatim import Verbatim

ROOT = Path(__file__).parents[2]
EXTENSIONS = [[], ["tables", "attr_list", "md_in_html", "toc"]]
PIECES = {
    "one block": '<div class="a"><p>甲</p></div>\n',
    "nested, with empty lines": "<div>\n<div>\n\n甲\n\n</div></div>\n\n\n## 题 {#t}\n\n<dl>\n<dt>乙</dt></dl>\n",
    "beside words": "字\n<div>甲</div>\n字\n\n<ul><li>一</li></ul> 尾\n\n<p>乙</p><p>丙</p>\n",
    "elements that begin alike": "<p><b>甲</b></p>\n\n<pre>一\n\n<p>二</p></pre>\n\n<p>乙</p>\n",
    "no block": '<span id="x">甲</span>\n\n<b>乙</b> <div>丙</div>\n',
    "without an end": "<div><div>甲</div>\n\n**乙**\n\n<p>丙</p>\n",
    "what Markdown changes": "<div>甲\t乙\n   \n丙</div>\n\n<div>丁</div>\n",
    "Markdown in HTML": '<div markdown="1">\n**甲**\n</div>\n\n<div>**乙**</div>\n',
    "signs": "<div>a &amp; b &#42; [[丙]] ** __ \\* `x`</div>\n",
    "a comment and a rule": "<!-- <div> -->\n\n<hr>\n\n<div>甲</div>\n",
    "nothing": "",
}


def read(text: str, extensions: list[str]) -> str:
    return str(Markdown(extensions=extensions).convert(text))


def aside(text: str, extensions: list[str]) -> tuple[str, Verbatim]:
    verbatim = Verbatim()
    return verbatim.put_back(read(verbatim.taken_out(text), extensions)), verbatim


@pytest.mark.parametrize("extensions", EXTENSIONS, ids=["plain", "extended"])
@pytest.mark.parametrize("text", PIECES.values(), ids=PIECES)
def test_markdown_makes_the_same_of_it(text: str, extensions: list[str]) -> None:
    assert aside(text, extensions)[0] == read(text, extensions)


def test_markdown_makes_the_same_of_every_page_of_the_sample() -> None:
    today = date(2026, 11, 22)
    manual = cut(load_project(ROOT, today).manual, "board", today)
    tags = left = 0
    for path, page in make_pages(manual, "zh", today, False, template_folders(ROOT)).items():
        text = page.split("\n---\n", 1)[1]
        assert aside(text, EXTENSIONS[1])[0] == read(text, EXTENSIONS[1]), path
        if path not in manual.pages:
            tags += text.count("<")
            left += Verbatim().taken_out(text).count("<")
    assert 10 * left < tags


def test_what_can_be_linked_to_is_known() -> None:
    verbatim = Verbatim()
    verbatim.taken_out('<ol>\n<li id="take">甲</li><li class="x" id="a&amp;b">乙 id=&#34;no&#34;</li>\n</ol>\n\n<p data-id="no" aria-labelledby="no">丙</p>\n')
    assert verbatim.anchors == {"take", "a&b"}
