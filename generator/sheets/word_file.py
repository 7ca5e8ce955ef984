"""The file of a Word document: its parts, and the same bytes for the same parts."""

import io
import re
import zipfile
from collections.abc import Mapping

from generator.sheets.block import Sheet
from generator.sheets.word_runs import words

#: The earliest day that a zip can hold; no clock is asked.
DAY = (1980, 1, 1, 0, 0, 0)
CONTENT_TYPES, CORE = "[Content_Types].xml", "docProps/core.xml"
#: Parts in which a template has tags.
FILLED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
#: More than any template weighs, unpacked: what is bigger is not read.
LARGEST = 50_000_000
#: Word does not open a cell without a paragraph, nor a table without a row.
EMPTY_CELL = re.compile(r"(<w:tc(?: [^>]*)?>(?:<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>|<w:tcPr/>)?)</w:tc>", re.DOTALL)
EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!</?w:tbl>|<w:tr[ >]).)*</w:tbl>", re.DOTALL)


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a document. Raises ValueError if it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST:
                raise ValueError(str(LARGEST))
            parts = {entry.filename: packed.read(entry) for entry in packed.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise ValueError(str(error)) from None
    if "word/document.xml" not in parts or CONTENT_TYPES not in parts:
        raise ValueError("word/document.xml")
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A document of ``parts``: the same bytes at every run."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            target.writestr(entry, parts[name])
    return made.getvalue()


def mended(xml: str) -> str:
    """``xml`` without tables that have no row, and with a paragraph in every cell."""
    return EMPTY_CELL.sub(r"\1<w:p/></w:tc>", EMPTY_TABLE.sub("", xml))


def core(sheet: Sheet) -> bytes:
    """The properties of the document: what it is, nobody's name and no date."""
    said = {
        "dc:title": f"{sheet.title} {sheet.name}", "dc:subject": sheet.name, "dc:identifier": sheet.code, "cp:keywords": sheet.fingerprint,
        "dc:language": {"zh": "zh-CN", "en": "en-GB"}[sheet.language],
    }  # fmt: skip
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        + "".join(f"<{name}>{words(text)}</{name}>" for name, text in said.items())
        + "</cp:coreProperties>"
    ).encode()
