"""The fingerprint of a sheet's content, the short code that is printed, and the fingerprint of what a holder signs for.

Labels, language of the furniture, layout and order never count: a fingerprint is a hash over the sorted lines of what the author wrote.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from generator.sheets.block import Block, Sheet

#: Crockford's alphabet: no letter that is taken for a digit or for another letter.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: Characters of a printed code: 40 bits, in two groups of four.
LENGTH = 8
#: What people type for a letter that is not in the alphabet.
MEANT = str.maketrans("OIL", "011")


def stamped(sheet: Sheet) -> Sheet:
    """``sheet`` with its code and fingerprints."""
    content = fingerprint(sheet.id, (*_head(sheet), *_lines(sheet.blocks), *_to_fill_in(sheet)))
    signed = fingerprint(sheet.id, _lines(block for block in sheet.blocks if block.normative))
    return sheet.stamped(code_of(content), content, signed)


def fingerprint(own: str, lines: Iterable[str]) -> str:
    """32 hexadecimal digits over ``lines`` in any order."""
    state = blake2b(own.encode(), digest_size=16)
    for line in sorted(lines):
        state.update(b"\0" + line.encode())
    return state.hexdigest()


def code_of(content: str) -> str:
    """The short code of a fingerprint: ``7K3M-9QXW``."""
    number = int(content[:16], 16)
    signs = [ALPHABET[number >> 5 * at & 31] for at in range(LENGTH)]
    return f"{''.join(signs[:4])}-{''.join(signs[4:])}"


def read_code(typed: str) -> str:
    """A code as somebody typed it from paper. Raises ValueError if it cannot be one."""
    folded = unicodedata.normalize("NFKC", typed).upper().translate(MEANT)
    signs = "".join(sign for sign in folded if sign.isalnum())
    if len(signs) != LENGTH or any(sign not in ALPHABET for sign in signs):
        raise ValueError(typed)
    return f"{signs[:4]}-{signs[4:]}"


def _head(sheet: Sheet) -> Iterator[str]:
    yield from (f"head\t{cell.key}\t{cell.text}" for cell in sheet.head)


def _to_fill_in(sheet: Sheet) -> Iterator[str]:
    """Of a form also what is not filled in yet: its labels are what the author wrote."""
    for block in sheet.blocks if sheet.kind == "form" else ():
        yield f"{block.key}\ttitle\t{block.title}"
        yield from (f"{block.key}\tfield\t{cell.label}\t{cell.room}\t{cell.must}" for cell in block.cells)
        yield from (f"{block.key}\tcolumn\t{column.label}" for column in block.columns)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Each value with the block and the place that it stands in, but not with its number in a list."""
    for block in blocks:
        yield from (f"{block.key}\t{cell.key}\t{cell.text}" for cell in block.cells if cell.text)
        for group in block.groups:
            for row in group.rows:
                values = "\t".join(f"{key}={text}" for key, text in block.values(row).items())
                yield f"{block.key}\t{group.title}\t{values}"
        if block.text:
            yield f"{block.key}\t{block.text}"
        if block.gap:
            yield f"{block.key}\t-"
