"""Everything that an author wrote reaches the page as text."""

from html import unescape
from html.parser import HTMLParser
from types import MappingProxyType

import markdown
import pytest

from generator.front import front_matter
from generator.html import Html, heading
from generator.manual import Manual
from generator.model.settings import Settings
from generator.rich import parse
from generator.urls import Urls

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
HOSTILE = [
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "a & b < c > d \" e ' f",
    "&lt;already&gt; &amp; &#60;",
    "{{ config.site_name }} {% raw %} {# note #}",
    "# not a heading {#id .class}",
    "**bold** _it_ `code` [a](javascript:x) ![i](x) ~~s~~ \\* | pipe",
    "7. not a list",
    "- no bullet",
    "---",
    "====",
    "[ref]: http://example.org",
    "line\u2028separator",
    "trailing ##",
    "<!-- comment",
    "<?php ?> <![CDATA[x]]>",
    "*[HTML]: abbreviation",
    ":smile: @user !!! note",
]


def empty(**given: object) -> Manual:
    nothing: MappingProxyType[str, object] = MappingProxyType({})
    names = ("positions", "duties", "conduct", "policies", "procedures", "scripts", "faqs", "training", "forms", "pages", "entries", "used_by", "numbers")
    values: dict[str, object] = dict.fromkeys(names, nothing)
    return Manual(**{"settings": Settings(), "organisation": None, "glossary": None, **values, **given})


@pytest.fixture
def html() -> Html:
    manual = empty(withheld=frozenset({"secret-plan"}))
    return Html(manual, Urls(manual, False), "zh", "positions/a.md")


class Words(HTMLParser):
    """The text and the tags of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def words(source: str) -> Words:
    reader = Words()
    reader.feed(source)
    reader.close()
    return reader


@pytest.mark.parametrize("hostile", HOSTILE)
def test_plain_line_is_text(html: Html, hostile: str) -> None:
    read = words(html.line(hostile))
    assert read.text == hostile
    assert read.tags == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_rich_text_adds_only_its_own_tags(html: Html, hostile: str) -> None:
    made = html.rich(parse(f"前{hostile}后"))
    assert set(words(made).tags) <= {"p", "br", "strong", "span"}
    assert "<script" not in made
    assert "<img" not in made


@pytest.mark.parametrize("hostile", HOSTILE)
def test_heading_survives_markdown_unchanged(hostile: str) -> None:
    converter = markdown.Markdown(extensions=EXTENSIONS)
    made = converter.convert(f"## {heading(hostile)} {{#s:one}}\n\n<div>x</div>")
    read = words(made)
    assert read.tags == ["h2", "div"]
    assert read.text.removesuffix("\nx").strip() == " ".join(hostile.split())
    assert 'id="s:one"' in made
    token = converter.toc_tokens[0]
    assert token["id"] == "s:one"
    assert words(token["name"]).tags == []
    assert unescape(token["name"]) == " ".join(hostile.split())


@pytest.mark.parametrize("hostile", HOSTILE)
def test_raw_block_survives_markdown_unchanged(html: Html, hostile: str) -> None:
    block = f'<div class="db-body">\n<p>{html.line(hostile)}</p>\n\n<p>{html.line(hostile)}</p>\n</div>'
    made = markdown.markdown(f"## a {{#s:a}}\n\n{block}\n\n## b {{#s:b}}\n", extensions=EXTENSIONS)
    read = words(made)
    assert read.tags == ["h2", "div", "p", "p", "h2"]
    assert read.text.count(hostile) == 2


def test_link_words_are_escaped(html: Html) -> None:
    assert html.rich(parse("[[x|<b>]]")) == "<p>&lt;b&gt;</p>"
    assert html.link('"><script>') == "&#34;&gt;&lt;script&gt;"


def test_unsafe_address_is_no_link(html: Html) -> None:
    assert html.rich(parse("[[javascript:alert(1)|here]]")) == "<p>here</p>"
    assert 'href="https://example.org/?a=1&amp;b=%22"' in html.rich(parse("[[https://example.org/?a=1&b=%22|here]]"))


def test_address_cannot_leave_its_attribute(html: Html) -> None:
    made = html.link('https://example.org/" onmouseover="x')
    assert words(made).tags == ["a"]
    assert 'onmouseover="' not in made


def test_withheld_reference_names_nothing(html: Html) -> None:
    made = html.link("secret-plan", "the plan")
    assert "plan" not in made
    assert "限制阅读" in made


def test_blank_and_placeholder(html: Html) -> None:
    assert html.rich(parse("____年以上")).startswith('<p><span class="db-blank">')
    assert html.line("____年以上").startswith('<span class="db-blank">')
    assert html.line(parse("{客户<称呼>}")) == '<span class="db-slot">客户&lt;称呼&gt;</span>'


def test_blocks(html: Html) -> None:
    made = html.rich(parse("一\n二\n\n- 甲\n- **乙**\n\n1. 子\n2. 丑"))
    assert made == "<p>一<br>二</p><ul><li>甲</li><li><strong>乙</strong></li></ul><ol><li>子</li><li>丑</li></ol>"


def test_flow_has_no_paragraph_around_one_line(html: Html) -> None:
    assert html.flow(parse("一句")) == "一句"
    assert html.flow(parse("一\n\n二")) == "<p>一</p><p>二</p>"


def test_customer_and_end_are_words(html: Html) -> None:
    assert html.links(["customer", "end"]) == "客户、结束"


def test_title_in_front_matter_is_escaped_and_one_line() -> None:
    assert front_matter('a"\n</title><b>', "toc") == '---\ntitle: "a&#34; &lt;/title&gt;&lt;b&gt;"\nhide: [toc]\n---'
