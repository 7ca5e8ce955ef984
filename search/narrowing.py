"""What somebody wants to look among, as typed -> filters. Every door reads it alike: ids, or the names that people see."""

from collections.abc import Callable, Iterable

from search.answer import Filters
from search.document import KINDS, Named
from search.lookup import Lookup


class UnknownValueError(ValueError):
    """A filter's value that this manual does not have: ``name`` of the filter, what was ``given``, what is ``known``."""

    def __init__(self, name: str, given: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name}: {given}")
        self.name, self.given, self.known = name, given, known


def narrowed(
    lookup: Lookup, kinds: Iterable[str] = (), topic: str = "", channel: str = "", tags: Iterable[str] = (), position: str = ""
) -> Filters:  # fmt: skip
    """The filters meant. Raises UnknownValueError, for what is withheld just as for what is not there."""
    kinds = tuple(dict.fromkeys(kinds))
    for kind in kinds:
        if kind not in KINDS:
            raise UnknownValueError("kind", kind, KINDS)
    return Filters(
        kinds=kinds,
        topic=_id("topic", topic, lambda: topics(lookup)),
        channel=_id("channel", channel, lambda: lookup.desk.channels),
        tags=tuple(dict.fromkeys(filter(None, tags))),
        position=_id("position", position, lambda: positions(lookup)),
    )


def topics(lookup: Lookup) -> Iterable[Named]:
    """Everything that has questions, scripts or steps below it: topics, stages, procedures."""
    return dict.fromkeys([*lookup.desk.topics, *(document.topic for document in lookup.documents.values() if document.topic)])


def positions(lookup: Lookup) -> Iterable[Named]:
    """The positions of the manual."""
    return [Named(document.id, document.title) for document in lookup.documents.values() if document.kind == "position"]


def _id(name: str, given: str, known: Callable[[], Iterable[Named]]) -> str:
    given = given.strip()
    if not given:
        return ""
    rows = tuple(known())
    for row in rows:
        if given == row.id:
            return row.id
    for row in rows:
        if given == row.title:
            return row.id
    raise UnknownValueError(name, given, tuple(row.id for row in rows))
