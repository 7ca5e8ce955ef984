"""Texts in the XML of Word: bold, blanks and the lines of a list, in the look that the template gives to their place.

A value stands in a template as ``{{ row.text }}`` within one run of one paragraph, but may be many of both. It is therefore written with marks
that no text can hold (control characters are taken out first), and the marks become runs and paragraphs when the whole part is rendered.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from markupsafe import Markup, escape

from generator.sheets.text import Run, Text

#: No XML can hold these; they would also be taken for marks.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
SPACES = re.compile("[\t\n\r]+")


class Mark(StrEnum):
    """A run of another look and its end; a new line; a new item of a list and the end of its bullet or number."""

    BOLD, BLANK, NOTE, BOX, END, LINE, ITEM, AFTER_MARK = "\x01\x02\x03\x04\x05\x06\x07\x08"


MARKS = re.compile("[\x01-\x08]")
STARTS = {"bold": Mark.BOLD, "blank": Mark.BLANK, "note": Mark.NOTE, "box": Mark.BOX}
PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
OPENING = re.compile(r"<w:p(?: [^>]*)?>")
RUN = re.compile(r"<w:r(?: [^>]*)?>(<w:rPr>.*?</w:rPr>)?((?:(?!</w:r>).)*)</w:r>", re.DOTALL)
WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
#: Within these a paragraph cannot end: lines are broken instead.
CLOSED = re.compile(r"<w:(?:hyperlink|sdt|smartTag|ins|fldSimple|customXml)[ >]")
#: What has to stand behind the indent among the properties of a paragraph, and behind bold and underline among those of a run.
AFTER_INDENT = re.compile(
    "<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr)[ />]"
)
STYLE = re.compile(r"<w:rStyle [^>]*/>")
FONTS = re.compile(r"<w:rFonts[^>]*/>")
WIDER = re.compile(r"<w:(?:kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ />]")
PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
#: What a reader sees of a run: words, a tab, a field, a picture.
VISIBLE = re.compile(r"<w:t(?: [^>]*)?>[^<]|<w:(?:tab|br|fldChar|drawing|pict|sym)[ />]")
AFTER_SIZE = re.compile(r"<w:(?:highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ />]")
#: Small letters, in half points.
SMALL = 16
#: The font of boxes to tick.
BOXES = "宋体"
#: How far the lines of an item stand in, in twentieths of a point.
HANGING = 320


def words(text: str) -> Markup:
    """A line as it stands."""
    return escape(UNPRINTABLE.sub("", SPACES.sub(" ", text)))


def marked(text: Text) -> Markup:
    """A text with its looks and lines marked."""
    parts: list[str] = []
    for at, line in enumerate(text.lines):
        if line.kind:
            parts += [Mark.ITEM, words(line.mark), Mark.AFTER_MARK]
        elif at:
            parts.append(Mark.LINE)
        parts += [_marked(run) for run in line.runs]
    return Markup("".join(parts))  # noqa: S704 - every word in it is escaped above


def _marked(run: Run) -> str:
    inner = words(f"{{{run.text}}}" if run.kind == "slot" else run.text)
    begin = STARTS.get(run.kind, "")
    return f"{begin}{inner}{Mark.END}" if begin and inner else inner


def resolved(xml: str, strong: str) -> str:
    """``xml`` with runs and paragraphs for the marks; ``strong`` is the id of the template's style for bold words, if it has one."""
    if not MARKS.search(xml):
        return xml

    def paragraph(found: re.Match[str]) -> str:
        whole = found[0]
        if not MARKS.search(whole):
            return whole
        start = [opening.start() for opening in OPENING.finditer(whole)][-1]  # a text box stands within a paragraph
        return whole[:start] + _paragraph(whole[start:], strong)

    return MARKS.sub("", PARAGRAPH.sub(paragraph, xml))


def _paragraph(xml: str, strong: str) -> str:
    opening = OPENING.match(xml)
    properties = PROPERTIES.match(xml, opening.end()) if opening else None
    given = properties[0] if properties else ""
    first = MARKS.search(xml)
    if opening and first and first[0] == Mark.ITEM and not VISIBLE.search(xml, opening.end() + len(given), first.start()):
        # An item that nothing stands before is this paragraph, and no new one.
        xml = opening[0] + _item(given) + xml[opening.end() + len(given) : first.start()] + xml[first.end() :]
    broken = bool(CLOSED.search(xml))
    return RUN.sub(lambda found: _run(found, given, strong, broken) if MARKS.search(found[2]) else found[0], xml)


def _run(found: re.Match[str], properties: str, strong: str, broken: bool) -> str:
    """One run of the template, with the marks in its words."""
    look, inner = found[1] or "", found[2]

    def texts(match: re.Match[str]) -> str:
        return "".join(_pieces(match[1], look, properties, strong, broken))

    made = WORDS.sub(texts, inner)
    return f"<w:r>{look}{made}</w:r>"


def _pieces(text: str, look: str, properties: str, strong: str, broken: bool) -> Iterator[str]:
    """The words between the marks, each mark as XML; what comes and what goes is within a run of ``look``."""
    now = look
    for piece in re.split(f"({MARKS.pattern})", text):
        if not MARKS.fullmatch(piece):
            if piece:
                yield f'<w:t xml:space="preserve">{piece}</w:t>'
        elif piece in (Mark.LINE, Mark.ITEM):
            kept = _item(properties) if piece == Mark.ITEM else _continued(properties)
            yield "<w:br/>" if broken else f"</w:r></w:p><w:p>{kept}<w:r>{now}"
        elif piece == Mark.AFTER_MARK:
            yield '<w:t xml:space="preserve"> </w:t>' if broken else "<w:tab/>"
        else:
            now = _look(piece, look, strong)
            yield f"</w:r><w:r>{now}"


def _look(mark: str, look: str, strong: str) -> str:
    """The properties of a run behind ``mark``, where the template's are ``look``."""
    match mark:
        case Mark.BOLD:
            return _bold(look, strong)
        case Mark.BLANK:
            return _blank(look)
        case Mark.NOTE:
            return _small(look)
        case Mark.BOX:
            return _boxed(look)
    return look


def _item(properties: str) -> str:
    """The properties of a paragraph for an item below it."""
    left = re.search(r'<w:ind [^>]*w:(?:left|start)="(-?\d+)"', properties)
    indent = f'<w:ind w:left="{(int(left[1]) if left else 0) + HANGING}" w:hanging="{HANGING}"/>'
    return _placed(re.sub(r"<w:ind [^>]*/>|<w:numPr>.*?</w:numPr>", "", properties), indent, AFTER_INDENT, "pPr")


def _continued(properties: str) -> str:
    """The properties for a further line: no number of its own, no hanging first line."""
    return re.sub(r' w:hanging="\d+"|<w:numPr>.*?</w:numPr>|<w:pageBreakBefore/>', "", properties)


def _bold(look: str, strong: str) -> str:
    if strong:
        return _first(STYLE.sub("", look), f'<w:rStyle w:val="{strong}"/>')
    fonts = FONTS.search(look)
    return look.replace(fonts[0], f"{fonts[0]}<w:b/>", 1) if fonts else _behind_style(look, "<w:b/>")


def _blank(look: str) -> str:
    """Underscores stretched to twice their width: there is room to write, and they are still found as underscores."""
    return _placed(re.sub(r"<w:w [^>]*/>", "", look), '<w:w w:val="200"/>', WIDER, "rPr")


def _small(look: str) -> str:
    return _placed(re.sub(r"<w:szC?s? [^>]*/>", "", look), f'<w:sz w:val="{SMALL}"/>', AFTER_SIZE, "rPr")


def _boxed(look: str) -> str:
    """Boxes to tick are all of one size only in one font."""
    return _behind_style(FONTS.sub("", look), f'<w:rFonts w:ascii="{BOXES}" w:hAnsi="{BOXES}" w:eastAsia="{BOXES}" w:hint="eastAsia"/>')


def _first(look: str, added: str) -> str:
    return look.replace("<w:rPr>", f"<w:rPr>{added}", 1) if look else f"<w:rPr>{added}</w:rPr>"


def _behind_style(look: str, added: str) -> str:
    style = STYLE.search(look)
    return look.replace(style[0], style[0] + added, 1) if style else _first(look, added)


def _placed(properties: str, added: str, before: re.Pattern[str], name: str) -> str:
    """``added`` among the ``properties``, in front of what Word wants behind it."""
    if not properties:
        return f"<w:{name}>{added}</w:{name}>"
    follower = before.search(properties)
    at = follower.start() if follower else properties.index(f"</w:{name}>")
    return properties[:at] + added + properties[at:]
