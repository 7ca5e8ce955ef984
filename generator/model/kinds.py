"""The kinds of content, the folders that hold them, and what a reference may point at."""

from dataclasses import dataclass

#: Folder (or single file of that stem) -> kind of the file.
FOLDERS = {
    "organisation": "organisation",
    "duties": "duties",
    "positions": "position",
    "conduct": "conduct",
    "policies": "policy",
    "procedures": "procedure",
    "scripts": "scripts",
    "faqs": "faqs",
    "training": "training",
    "forms": "form",
    "glossary": "glossary",
    "settings": "settings",
}

#: Kinds of which the manual has one file only.
SINGLE = ("organisation", "settings")

#: Words that a step's ``who`` and ``then`` give a meaning of their own; no id may take them.
RESERVED = ("customer", "end")


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a text as the id of something: which kinds it may name.

    ``within`` names a kind of container whose local ids may be used bare (a position's ``serves: [repair]``
    means the duty ``repair`` of its own department).
    """

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)
