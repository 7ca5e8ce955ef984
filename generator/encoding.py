"""Bytes to text: UTF-8 with or without a byte-order mark, any line ending; anything else is named, not guessed at."""

import codecs
import unicodedata

from generator.problem import Place, Problem

#: Encodings that Chinese office computers write, in the order in which they are tried.
CANDIDATES = (("gb18030", "GBK"), ("big5", "Big5"), ("cp1252", "Windows-1252"))
MARKS = ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))


def decode(raw: bytes, shown: str) -> tuple[str | None, Problem | None]:
    """The text in NFC with ``\\n`` line ends; or a problem that says which encoding it looks like.

    Text in a recognised foreign encoding is still returned, so that its other problems are found in the same run.
    """
    for mark, name in MARKS:
        if raw.startswith(mark):
            return _plain(raw.decode("utf-16", "replace")), _wrong(raw, 0, name, shown)
    try:
        return _plain(raw.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        at = error.start
    for encoding, name in CANDIDATES:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_read(text):
            return _plain(text), _wrong(raw, at, name, shown)
    return None, _wrong(raw, at, "", shown)


def _plain(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _looks_read(text: str) -> bool:
    """Whether the characters are ones people write: no private use, no controls, mostly common Chinese or ASCII."""
    odd = sum(unicodedata.category(c) in ("Co", "Cn", "Cc") and c not in "\r\n\t" for c in text)
    return odd == 0


def _wrong(raw: bytes, at: int, name: str, shown: str) -> Problem:
    line = raw.count(b"\n", 0, at) + 1
    start = raw.rfind(b"\n", 0, at) + 1
    column = len(raw[start:at].decode("utf-8", "replace")) + 1
    return Problem("wrong-encoding", Place(shown, line, column), {"given": name})
