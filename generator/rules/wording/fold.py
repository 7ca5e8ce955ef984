"""A question folded for comparison, and read: what it is about, what it asks for, whether it says no."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from generator.model.desk import Term
from generator.rules.wording import english, lexicon
from generator.rules.wording.lexicon import NOT, TERMS, UNABLE, WHY

HAN = re.compile(r"[\u3400-\u9fff]")
ENDED = re.compile(rf"(?:{'|'.join(lexicon.ENDINGS.split())}){{1,4}}(?=\W|$)")
POLITE = re.compile("|".join(sorted(lexicon.POLITE.split(), key=len, reverse=True)))
#: 能重开不, 寄了没有: a question, no "no".
TAIL = re.compile(r"(?:(?<=了)(?:没有|没)|(?<=[能可会要行])(\w{1,8})不)(?=\W*$)")
EITHER = re.compile(r"(\w)[不没]有?\1")
SPACE = re.compile(r"[^\w\U000f0000-\U000ffffd]+|_")
WHY_SO = re.compile("怎么(?=还|没|不|老|总|就|这么|那么|又)")
MARK = re.compile(r"[a-z][a-z0-9]*|\d+(?:\.\d+)?")
COUNTED = re.compile(r"[二两三四五六七八九十百]+(?=次|个|天|件|台|元|块|年|周|小时|分钟|份|位|人|家|笔|遍)|[二三四五六七八九](?!维|手|方)")
DIGIT = str.maketrans("二两三四五六七八九", "223456789")
SIGNS = frozenset(lexicon.ASKED)


class Reading(NamedTuple):
    """A question as it is compared.

    ``words`` are characters, terms and English words that say what it is about, in order; ``denied`` are the words beside its "no".
    """

    folded: str
    words: tuple[str, ...]
    marks: tuple[str, ...]
    asks: frozenset[str]
    denied: frozenset[str]


def _meanings() -> dict[str, str]:
    """Every phrase of the lexicon -> what it is read as."""
    meant = dict.fromkeys(lexicon.EMPTY.split(), "")
    meant |= {word: line.split()[0] for line in lexicon.SAME.strip().splitlines() for word in line.split()}
    meant |= {phrase: sign for sign, phrases in lexicon.ASKED.items() for phrase in phrases.split()}
    return meant | {word: word for word in lexicon.WHOLE.split()}


MEANT = _meanings()
PHRASE = re.compile("|".join(map(re.escape, sorted(MEANT, key=len, reverse=True))))


class Folding:
    """Folds and reads texts; words that the glossary calls the same become one sign."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.titles: dict[str, str] = {}
        self._signs: dict[str, str] = {}
        for number, term in enumerate(terms):
            sign = chr(TERMS + number % 0xFFFD)
            self.titles[sign] = term.term
            for word in (term.term, *term.also):
                if len(plain := _plain(word)) > 1:
                    self._signs.setdefault(plain, sign)
        names = sorted(self._signs, key=len, reverse=True)
        either = "|".join(rf"(?<![a-z0-9]){re.escape(name)}s?(?![a-z0-9])" if name[-1].isascii() else re.escape(name) for name in names)
        self._term = re.compile(either) if names else None

    def fold(self, text: str) -> str:
        """Width, case, punctuation, politeness and particles off; what is left of two texts is the same if a reader calls them the same."""
        plain = _plain(text)
        if self._term:
            plain = self._term.sub(lambda found: f" {self._sign(found[0])} " if found[0][-1].isascii() else self._sign(found[0]), plain)
        if not HAN.search(plain):
            return " ".join(english.WORD.findall(plain)) or plain
        short = TAIL.sub(r"\1", ENDED.sub("", POLITE.sub("", plain)))
        return SPACE.sub("", short) or SPACE.sub("", plain)

    def read(self, folded: str) -> Reading:
        """What a folded text is about, asks for and denies."""
        if not HAN.search(folded):
            return _read_english(folded)
        text = EITHER.sub(r"\1", folded)
        marks = MARK.findall(text) + [number.translate(DIGIT) for number in COUNTED.findall(text)]
        text = WHY_SO.sub(WHY, COUNTED.sub("", MARK.sub("", text)))
        text = PHRASE.sub(lambda found: MEANT[found[0]], text)
        asks = frozenset(text) & SIGNS
        words = tuple(char for char in text if char not in SIGNS) if asks else tuple(text)
        return Reading(folded, words, tuple(sorted(marks)), asks - {NOT, UNABLE}, _denied(text) if asks & {NOT, UNABLE} else frozenset())

    def _sign(self, name: str) -> str:
        return self._signs.get(name) or self._signs[name.removesuffix("s")]


def _read_english(folded: str) -> Reading:
    words = english.words_of(folded)
    marks = sorted(word for word in words if word[0].isdigit())
    denied = frozenset({"no"} if english.negated(folded) else ())
    return Reading(folded, tuple(word for word in words if not word[0].isdigit()), tuple(marks), frozenset(english.asked(folded)), denied)


def _denied(text: str) -> frozenset[str]:
    """The two words after a no, or before one that follows its verb: 没收到 and 收不到 deny the same."""
    near: set[str] = set()
    for at, char in enumerate(text):
        if char in (NOT, UNABLE):
            side = text[at + 1 : at + 9] if char == NOT else text[max(0, at - 8) : at][::-1]
            near |= set([word for word in side if word not in SIGNS][:2])
    return frozenset(near or {""})


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().replace("’", "'").strip()
