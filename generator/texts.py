"""The words of Deskbook itself, side by side in Chinese and English: help, reports, page furniture."""

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("zh", "en")


@cache
def _words(stem: str) -> dict[str, dict[str, str]]:
    return yaml.load((FOLDER / f"{stem}.yml").read_text("utf-8"), yaml.CSafeLoader) or {}


class Texts:
    """``say("page.used_by")``: the text of a key in one language; a key's first part names its file."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The text, its ``{name}`` filled from ``values``. Raises KeyError for a key that no file has."""
        text = _words(key.split(".", 1)[0])[key][self.language]
        return text.format(**values) if values else text

    def all(self, stem: str) -> dict[str, str]:
        """Every text of one file, by its key."""
        return {key: words[self.language] for key, words in _words(stem).items()}

    def pick(self, words: tuple[str, str] | str) -> str:
        """The word of a (Chinese, English) pair."""
        return words if isinstance(words, str) else words[LANGUAGES.index(self.language)]
