"""Porter's stemmer of English (M. F. Porter, An algorithm for suffix stripping, Program 14, 1980), without regular expressions.

A suffix goes only if enough of the word is left: Porter's measure m counts its groups of vowels followed by consonants.
"""

from functools import lru_cache

VOWELS = "aeiou"
#: Suffix -> what stands instead, for his steps 2 and 3; the longest that fits counts.
STEP2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "abli": "able", "alli": "al", "entli": "ent", "eli": "e",
    "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous",
    "aliti": "al", "iviti": "ive", "biliti": "ble",
}  # fmt: skip
STEP3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
STEP4 = ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"]


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The stem of a lower-case word; a word of one or two letters, or of others than a to z, stays as it is."""
    if len(word) < 3 or not (word.isascii() and word.isalpha() and word.islower()):
        return word
    word = _without_ending(_without_plural(word))
    if word.endswith("y") and "v" in _shape(word[:-1]):
        word = word[:-1] + "i"
    for table in (STEP2, STEP3):
        end = max((end for end in table if word.endswith(end)), key=len, default="")
        if end and _measure(word[: -len(end)]) > 0:
            word = word[: -len(end)] + table[end]
    return _without_last(_without_suffix(word))


def _shape(word: str) -> str:
    """c or v for every letter; y is a vowel after a consonant."""
    out = ""
    for at, char in enumerate(word):
        out += "v" if char in VOWELS or (char == "y" and at and out[-1] == "c") else "c"
    return out


def _measure(word: str) -> int:
    """Porter's m."""
    return _shape(word).count("vc")


def _short(word: str) -> bool:
    """Whether it ends like hop: consonant, vowel, consonant other than w, x, y."""
    return _shape(word)[-3:] == "cvc" and word[-1] not in "wxy"


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_ending(word: str) -> str:
    """-eed, -ed and -ing, and what they leave behind made a word again."""
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    cut = word[:-2] if word.endswith("ed") else word[:-3] if word.endswith("ing") else ""
    if "v" not in _shape(cut):
        return word
    if cut.endswith(("at", "bl", "iz")):
        return cut + "e"
    if len(cut) > 1 and cut[-1] == cut[-2] and _shape(cut)[-1] == "c":
        return cut if cut[-1] in "lsz" else cut[:-1]
    return cut + "e" if _measure(cut) == 1 and _short(cut) else cut


def _without_suffix(word: str) -> str:
    """His step 4: suffixes that go where m is above 1."""
    end = max((end for end in STEP4 if word.endswith(end)), key=len, default="")
    rest = word[: len(word) - len(end)]
    return rest if end and _measure(rest) > 1 and (end != "ion" or rest.endswith(("s", "t"))) else word


def _without_last(word: str) -> str:
    """His step 5: a last e, and one of two l."""
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _short(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
