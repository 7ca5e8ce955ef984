"""English questions: words instead of characters, without their endings."""

import re

from generator.rules.wording.lexicon import CAN, COST, COUNT, HOW, WHEN, WHERE, WHO, WHY

SHORT = re.compile(r"n't\b|'(?:s|re|ve|ll|d|m)\b")
#: A word, a number, or the sign of a term of the glossary.
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*[a-z]*|[\U000f0000-\U000ffffd]")
#: What is asked for, by the words that ask; the first that is found counts.
ASKED = [
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"\b(?:how much|what does .{1,40} cost|what is the (?:price|cost)|price of)\b", COST),
        (r"\b(?:how long|when|what time|how soon|opening (?:hours|times)|what are your hours)\b", WHEN),
        (r"\b(?:how many|how often)\b", COUNT),
        (r"\bhow\b", HOW),
        (r"\bwhere\b", WHERE),
        (r"\bwhy\b", WHY),
        (r"\bwho\b", WHO),
        (r"\b(?:can|could|may|possible|able)\b", CAN),
    )
]
NO = re.compile(r"\b(?:not|no|never|cannot|without|unable)\b|n't\b")
#: Words that add nothing to what is asked.
EMPTY = """
wo ca hours a an the my your our their his her its i we you they he she it this that these those is are was were be been being am do does did doing
done can could may might will would shall should has have had having of to in on at for from with by as and or if so please tell me us help hello hi
hey thanks thank how when where why who what which much many long time often soon possible able possibly not no never cannot without unable yet still
now just there get got gets getting need want like way go about some any too very really
"""
NOTHING = frozenset(EMPTY.split())
IRREGULAR = {
    "forgot": "forget", "forgotten": "forget", "bought": "buy", "paid": "pay", "sent": "send", "lost": "lose", "broke": "break", "broken": "break",
    "took": "take", "taken": "take", "came": "come", "kept": "keep", "gave": "give", "given": "give", "chosen": "choose", "chose": "choose",
}  # fmt: skip


def stem(word: str) -> str:
    """The word without a plural's, a past's or an -ing ending: charged, charges, charging -> charg."""
    word = IRREGULAR.get(word, word)
    for ending in ("ies", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(ending) + ("y" if ending == "ies" else "")
            break
    if len(word) > 3 and word[-1] == word[-2]:  # cancelled, shipping
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


def words_of(text: str) -> list[str]:
    """The words that say something, in order; numbers and names with digits as they are."""
    return [stem(word) if word[0].isascii() and word[0].isalpha() else word for word in WORD.findall(SHORT.sub("", text)) if word not in NOTHING]


def asked(text: str) -> str:
    """What the question asks for, or nothing."""
    return next((sign for pattern, sign in ASKED if pattern.search(text)), "")


def negated(text: str) -> bool:
    """Whether it says no."""
    return bool(NO.search(text))
