"""A sheet as a Word document, filled into a template that HR edits in Word. docxtpl stays behind this module.

docxtpl reads the tags, which Word scatters over runs, rows and cells; they are checked and compiled once, and rendered for many sheets.
"""

import io
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.resources import sheet_folder
from generator.sheets.block import Sheet
from generator.sheets.word_file import CORE, FILLED, core, mended, packed, unpacked

if TYPE_CHECKING:
    from jinja2 import Template

    from generator.sheets.word_tags import Fault, Spot
    from generator.texts import Texts

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TAG = re.compile(r"\{\{|\{%")
#: docxtpl puts the span of a cell in front of its width; Word wants it behind.
SPAN_FIRST = re.compile(r'(<w:gridSpan w:val="\{\{[^"]*\}\}"/>)(<w:tcW [^>]*/>)')
#: How much of a paragraph is shown to find it again.
SHOWN = 40
STRONG = re.compile(r'<w:style [^>]*w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="Strong"/>')


class TemplateError(Exception):
    """A template that cannot be used, with every reason and its place."""

    def __init__(self, template: Path, faults: "tuple[Fault, ...]") -> None:
        self.template, self.faults = template, faults
        super().__init__(f"{template}: " + "; ".join(f"{fault.code} {fault.given}" for fault in faults))

    def told(self, say: "Texts") -> list[str]:
        """A line for each fault: what, where in the document, and what could stand there."""
        return [f"{_where(fault.spot, say)}{_what(fault, say)}" for fault in self.faults]


class NoWordError(Exception):
    """What is needed to write Word documents is not installed."""


def word(sheet: Sheet, template: Path | None = None) -> bytes:
    """``sheet`` as a .docx, the same bytes at every run. Raises TemplateError, NoWordError."""
    path = template or shipped(sheet.kind, sheet.language)
    try:
        state = path.stat()
    except OSError:
        raise TemplateError(path, (_fault("unreadable", str(path)),)) from None
    return _opened(path, sheet.kind, state.st_mtime_ns, state.st_size).filled(sheet)


def shipped(kind: str, language: str) -> Path:
    """The template that comes with Deskbook: the one to begin from for a template of one's own."""
    return sheet_folder() / f"{kind}.{language}.docx"


@lru_cache(maxsize=16)
def _opened(path: Path, kind: str, _changed: int, _size: int) -> "WordTemplate":
    return WordTemplate(path, kind)


class WordTemplate:
    """A template, read and checked once."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        try:
            from docxtpl import DocxTemplate
        except ImportError as error:
            raise NoWordError(error.name) from None
        from jinja2 import StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment

        try:
            self.parts = unpacked(path.read_bytes())
        except (ValueError, OSError):
            raise TemplateError(path, (_fault("unreadable", path.name),)) from None
        self.docx = DocxTemplate(io.BytesIO())
        self.environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        self.compiled: dict[str, Template] = {}
        self.dynamic: set[str] = set()
        faults = [fault for name in sorted(filter(FILLED.fullmatch, self.parts)) for fault in self._read(name, kind)]
        if not faults and not self.compiled:
            faults = [_fault("empty", path.name)]
        if faults:
            raise TemplateError(path, tuple(faults))
        style = STRONG.search(self.parts.get("word/styles.xml", b"").decode("utf-8", "replace"))
        self.strong = style[1] if style else ""

    def _read(self, name: str, kind: str) -> "list[Fault]":
        """Compile a part, if there are tags in it; what is wrong with it."""
        from lxml import etree

        from generator.sheets.word_check import Reader, lined_up
        from generator.sheets.word_fields import fields
        from generator.sheets.word_tags import COMMENT, WHOLE, read

        try:
            root = etree.fromstring(self.parts[name], _parser())
        except etree.XMLSyntaxError:
            return [_fault("unreadable", name)]
        tags, faults = read(root, _part(name))
        if faults or not tags:
            return faults
        # docxtpl takes rows and paragraphs of tags away; a line for each tag then says which one an expression stands in.
        source = COMMENT.sub("", self.docx.patch_xml(etree.tostring(root, encoding="unicode").replace("\n", " ")))
        source = SPAN_FIRST.sub(r"\2\1", source)
        reader = Reader(self.environment, lined_up(WHOLE.findall(source), tags))
        source = TAG.sub(lambda found: found[0] + "\n", source)
        faults = reader.check(source, fields(kind))
        if not faults:
            self.compiled[name] = self.environment.from_string(source)
            if any(tag.text.startswith(("{%tc", "{% hm", "{%hm")) for tag in tags):
                self.dynamic.add(name)
        return faults

    def filled(self, sheet: Sheet) -> bytes:
        """The document for ``sheet``."""
        from generator.sheets.word_values import values

        given = values(sheet)
        parts = {**self.parts, **{name: self._filled(name, template, given) for name, template in self.compiled.items()}}
        if CORE in parts:
            parts[CORE] = core(sheet)
        return packed(parts)

    def _filled(self, name: str, template: "Template", given: Mapping[str, Any]) -> bytes:
        from jinja2.exceptions import TemplateError as RefusedError
        from lxml import etree

        from generator.sheets.word_runs import resolved

        try:
            xml = mended(resolved(template.render(given), self.strong))
            etree.fromstring(xml, _parser())
        except (RefusedError, etree.XMLSyntaxError):
            raise TemplateError(self.path, (_fault("unsound", _part(name)),)) from None
        if name in self.dynamic:
            xml = etree.tostring(self.docx.fix_tables(xml), encoding="unicode")
        return (DECLARATION + xml).encode()


def _parser() -> Any:
    """A parser that fetches nothing."""
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True)


def _part(name: str) -> str:
    """``header`` for word/header2.xml."""
    return Path(name).stem.rstrip("0123456789")


def _fault(code: str, given: str) -> "Fault":
    from generator.sheets.word_tags import Fault

    return Fault(code, given)


def _where(spot: "Spot | None", say: "Texts") -> str:
    """正文第3个表格第2行第1格“…”："""
    if spot is None:
        return ""
    part = say(f"word.in_{spot.part}")
    place = say("word.in_table", table=spot.table, row=spot.row, cell=spot.cell) if spot.table else ""
    shown = spot.text if len(spot.text) <= SHOWN else spot.text[: SHOWN - 1] + "…"
    return say("word.at", part=part, place=place, text=shown)


def _what(fault: "Fault", say: "Texts") -> str:
    near = say("word.near", near=say("page.comma").join(fault.near)) if fault.near else ""
    return say(f"word.fault_{fault.code}", given=fault.given) + near
