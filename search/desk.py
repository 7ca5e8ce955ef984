"""What the desk needs beside the documents: whom to ask, what to say till then, what never to say, which words mean the same."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.answer import Contact
from search.document import Named

if TYPE_CHECKING:  # an index that is fresh is opened without the content's models
    from generator.manual import Manual


@dataclass(frozen=True, slots=True)
class Desk:
    """Facts of one manual that every answer draws on. ``synonyms`` are groups of words, each of one meaning."""

    title: str
    language: str
    contacts: tuple[Contact, ...] = ()
    holding: str = ""
    never: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    topics: tuple[Named, ...] = ()
    channels: tuple[Named, ...] = ()
    #: Whether questions that were not answered may be recorded.
    record: bool = False


def desk_of(manual: "Manual") -> Desk:
    """The desk of ``manual``: the ladder above its first rung, the glossary, the topics."""
    organisation, glossary = manual.organisation, manual.glossary

    def name(own: str) -> str:
        found = manual.find(own)
        return found.title if found else own

    rungs = organisation.ladder[1:] if organisation else ()
    contacts = tuple(
        Contact(
            rung.name, tuple(name(own) for own in rung.who), str(rung.within or ""), rung.extension or "", rung.hours or "",
            rung.takes.plain if rung.takes else "",
        )
        for rung in rungs
    )  # fmt: skip
    return Desk(
        title=manual.settings.title or "",
        language=manual.settings.language.key,
        contacts=contacts,
        holding=manual.settings.lookup.holding if manual.settings.lookup and manual.settings.lookup.holding else "",
        never=tuple(banned.phrase for banned in glossary.banned) if glossary else (),
        synonyms=tuple((term.term, *term.also) for term in glossary.terms if term.also) if glossary else (),
        topics=tuple(Named(own, topic.topic) for own, topic in manual.faqs.items()),
        channels=tuple(Named(channel.id, channel.name) for channel in manual.settings.channels),
        record=bool(manual.settings.lookup and manual.settings.lookup.record),
    )
