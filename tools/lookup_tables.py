"""Writes search/tables/characters.json: ``pip install pypinyin opencc-python-reimplemented``, then ``python tools/lookup_tables.py``.

Where it comes from and under which licences: search/tables/README.md.
"""

import json
from pathlib import Path

import opencc
from pypinyin import lazy_pinyin

OUT = Path(__file__).parent.parent / "search" / "tables" / "characters.json"
#: In Chinese of today both of these mostly stay what they are (乾 in names, 著 as in 著名).
KEPT = "乾著"
#: Variants that people type and that OpenCC leaves alone; 帐号 is the older spelling of 账号.
VARIANTS = dict(zip("妳姪揹搾砲痺瞇鎗餽倣傚銲簷籐牠燄拚馀谘踫帳帐", "你侄背榨炮痹眯枪馈仿效焊檐藤它焰拼余咨碰账账", strict=True))
#: Sounds that nobody types as a syllable of a word.
NO_SYLLABLE = {"n", "ng", "m", "hm", "hng"}


def simplified() -> dict[str, str]:
    """Traditional character -> simplified character, one for one."""
    source = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    table = dict(VARIANTS)
    for line in source.read_text("utf-8").splitlines():
        old, _, new = line.partition("\t")
        new = new.split(" ")[0]
        if len(old) == len(new) == 1 and old != new and old not in KEPT and old not in VARIANTS and "\u3400" <= old <= "\u9fff":
            table[old] = new
    return dict(sorted(table.items()))


def readings() -> dict[str, str]:
    """Syllable -> the characters of GB 2312 whose most common reading it is, without tones, ü as v."""
    table: dict[str, str] = {}
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            char = bytes([high, low]).decode("gb2312", "ignore")
            for syllable in lazy_pinyin(char, errors="ignore")[:1]:
                plain = syllable.replace("ü", "v")
                if plain.isascii() and plain.isalpha():
                    table[plain] = table.get(plain, "") + char
    return dict(sorted(table.items()))


def main() -> None:
    """Write the file."""
    pairs, sounds = simplified(), readings()
    syllables = [syllable for syllable in sounds if syllable not in NO_SYLLABLE]
    plain = {"traditional": "".join(pairs), "simplified": "".join(pairs.values()), "readings": sounds, "syllables": syllables}
    OUT.write_text(json.dumps(plain, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
