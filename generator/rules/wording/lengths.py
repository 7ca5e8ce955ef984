"""How long a script is as the customer gets it: in characters, and in seconds when it is spoken."""

import re
from collections.abc import Iterator, Mapping

from generator.manual import Manual
from generator.model.desk import ANY_CHANNEL
from generator.model.settings import Channel, Settings
from generator.problem import Problem
from generator.rich import Blank, Bold, Link, Listing, RichText, Slot, Span, Words
from generator.rules.inspection import Inspection, place
from generator.rules.wording.said import Said, scripts_said

CHARACTERS_PER_MINUTE, WORDS_PER_MINUTE = 240, 150
#: What is said one by one: Chinese characters, digits, letters of an abbreviation (K3, USB); and whole words of letters.
BY_CHARACTER = re.compile(r"[\u3400-\u9fff]|\d|[A-Z](?![a-z])")
BY_WORD = re.compile(r"[A-Z]?[a-zÀ-ɏ]+(?:['’][a-z]+)*")
HAN = re.compile(r"[\u3400-\u9fff]")
NUMBERS = re.compile(r"\d+")
LONG_NUMBER = 4


def too_long(inspection: Inspection) -> Iterator[Problem]:
    """Longer than a message of the channel may be, or taking longer to say."""
    settings = inspection.manual.settings
    if not any(channel.longest or channel.longest_spoken for channel in settings.channels):
        return
    for said in scripts_said(inspection):
        shown = ""
        for channel in channels_of(said, settings):
            shown = shown or as_seen(said.text, inspection.manual)
            problem = _too_many(said, channel, shown) or _too_slow(said, channel, shown, settings)
            if problem:
                yield problem
                break  # a text for all channels is named once, with the narrowest of them


def channels_of(said: Said, settings: Settings) -> list[Channel]:
    """The channels on which a text goes out, the narrowest first."""
    own = set(said.script.say) | set(said.script.not_for) if said.script else set()
    going = [c for c in settings.channels if c.id == said.channel or (said.channel == ANY_CHANNEL and c.id not in own)]
    return sorted(going, key=lambda channel: channel.longest or 10**9)


def _too_many(said: Said, channel: Channel, shown: str) -> Problem | None:
    length = len(shown.replace("\n", ""))
    if not channel.longest or length <= channel.longest:
        return None
    words = {"title": said.title, "channel": channel.name, "given": str(length), "limit": str(channel.longest), "over": str(length - channel.longest)}
    return Problem("too-long", place(said.entry, *said.path), words)


def _too_slow(said: Said, channel: Channel, shown: str, settings: Settings) -> Problem | None:
    limit = channel.longest_spoken
    if not channel.spoken or not limit or limit.amount is None or limit.unit.seconds is None:
        return None
    given, most = spoken_seconds(shown, settings), int(limit.amount * limit.unit.seconds)
    if given <= most:
        return None
    words = {"title": said.title, "channel": channel.name, "given": str(given), "limit": str(most), "over": str(given - most)}
    return Problem("too-long-spoken", place(said.entry, *said.path), words)


def spoken_seconds(text: str, settings: Settings) -> int:
    """How long ``text`` takes to say. Digits are read one by one; in English a short number is a word."""
    a_character = 60 / (settings.characters_per_minute or CHARACTERS_PER_MINUTE)
    a_word = 60 / (settings.words_per_minute or WORDS_PER_MINUTE)
    words = len(BY_WORD.findall(text))
    if HAN.search(text):
        return max(1, round(len(BY_CHARACTER.findall(text)) * a_character + words * a_word))
    numbers = [len(number) for number in NUMBERS.findall(text)]
    spelled = len(BY_CHARACTER.findall(text)) - sum(numbers)
    return max(1, round((words + spelled + sum(n if n >= LONG_NUMBER else 1 for n in numbers)) * a_word))


def as_seen(text: RichText, manual: Manual) -> str:
    """``text`` as it reaches the customer: a placeholder by its example, a link by its words."""
    examples = {slot.name: slot.example or slot.name for slot in manual.settings.placeholders}
    rows = [row for block in text.blocks for row in (block.items if isinstance(block, Listing) else block.lines)]
    return "\n".join("".join(_seen(span, examples, manual) for span in row) for row in rows)


def _seen(span: Span, examples: Mapping[str, str], manual: Manual) -> str:
    match span:
        case Words(text):
            return text
        case Bold(inner):
            return "".join(_seen(within, examples, manual) for within in inner)
        case Link(target, words):
            entry = manual.find(target)
            return words or (entry.title if entry else target)
        case Slot(name):
            return examples.get(name, name)
        case Blank(length):
            return "_" * length
