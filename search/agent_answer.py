"""Answers for agents: what the look-up found, the answer first, then the words to say, as much as the budget allows, and whether anything was left out."""

import re
from collections.abc import Iterable

from generator.texts import Texts
from search.agent_budget import Data, Room
from search.agent_text import found_text, item_text, topics_text
from search.answer import Answer, Band, Contact, Filters, Hit
from search.document import KINDS, Document, Named
from search.lookup import Lookup

PLACEHOLDER = re.compile(r"\{([^{}\n]+)\}")
#: The channel of what is said everywhere.
ANY = "any"
#: Characters of a question, a title, something to ask: what has one line.
LINE = 120
#: Tokens kept back for saying what had to be left out.
KEPT_BACK = 45
NOWHERE = Filters()


def found(lookup: Lookup, answer: Answer, filters: Filters, budget: int) -> Data:
    """The answer to a question."""
    say = Texts(lookup.desk.language)
    advice = [say("mcp.advice_empty") if answer.message else say(f"mcp.advice_{answer.band.value}")]
    if answer.band is Band.NONE and filters != NOWHERE and not answer.message:
        advice.append(say("mcp.advice_narrowed"))
    data: Data = {
        "question": _cut(answer.question), "band": answer.band.value, "answered": answer.band is Band.SURE, "confidence": round(answer.confidence, 2),
        "advice": "".join(advice) if say.language == "zh" else " ".join(advice), "more": len(answer.hits),
    }  # fmt: skip
    room = Room(data, budget - KEPT_BACK, lambda made: found_text(made, say))
    if answer.message:
        return {name: value for name, value in data.items() if name != "more"}
    if answer.band is Band.NONE:
        _whom(lookup, room, answer, filters.channel)
        _titles(room, "nearest", answer.hits)
    else:
        _hits(lookup, room, answer, filters.channel)
    if not data["more"]:
        del data["more"]
    return data


def _hits(lookup: Lookup, room: Room, answer: Answer, channel: str) -> None:
    """The first hit in full with its script; the others by their titles; those to choose from with their passages, while there is room."""
    data, hits = room.data, answer.hits
    first: Data = {}
    data["hits"] = [first]
    room.put(data, ask=_cut(answer.ask))
    _head(room, first, hits[0].document)
    data["more"] -= 1
    room.text(first, "answer", hits[0].document.body, cut=True)
    _script(lookup, room, first, hits[0], channel)
    _titles(room, "others", hits[1:])
    _margin(room, first, hits[0])
    if answer.band is Band.MAYBE:
        for hit in hits[1:]:
            if not _opened(lookup, room, hit, channel):
                break
    room.put(first, note=hits[0].document.note)
    room.put(first, escalate_to=[named.title for named in hits[0].document.escalate])


def _opened(lookup: Lookup, room: Room, hit: Hit, channel: str) -> bool:
    """Move the first of the titles up to the hits; whether there was room for its passage and its script."""
    data = room.data
    others = data.get("others", [])
    if not others or others[0]["id"] != hit.document.id:
        return False
    row: Data = {}
    left = {**data, "hits": [*data["hits"], row], "others": others[1:]}
    if not left["others"]:
        del left["others"]
    trial = Room(left, room.budget, room.render)
    _head(trial, row, hit.document)
    if not (row and trial.put(row, answer=hit.passage) and _script(lookup, trial, row, hit, channel)):
        return False
    _margin(trial, row, hit)
    data.clear()
    data.update(left)
    return True


def _head(room: Room, into: Data, document: Document) -> None:
    room.put(into, id=document.id, kind=document.kind, title=_cut(document.title), url=document.url)


def _cut(text: str) -> str:
    """The beginning of a text of one line."""
    return text if len(text) <= LINE else f"{text[:LINE]}…"


def _margin(room: Room, into: Data, hit: Hit) -> None:
    """Who answers for it, how fresh it is, its grade, why it was found."""
    document = hit.document
    room.put(into, owner=document.owner.title if document.owner else "")
    room.put(into, checked=checked(document))
    room.put(into, grade=document.grade)
    room.put(into, why=list(hit.why))


def checked(document: Document) -> Data:
    """How fresh it is."""
    known = document.checked
    return {name: value for name, value in {"state": known.state, "on": known.on, "due": known.due, "by": known.by}.items() if value}


def _script(lookup: Lookup, room: Room, into: Data, hit: Hit, channel: str) -> bool:
    """The words to say; True also where there are none."""
    chosen = next((said for document in hit.scripts if (said := script(lookup, document, channel))), None)
    return chosen is None or room.put(into, script=chosen)


def script(lookup: Lookup, document: Document, channel: str) -> Data | None:
    """A script as it is said on ``channel``; on the first channel of the manual if none is asked for."""
    texts = said_on(lookup, document)
    order = [channel, ANY] if channel else list(texts)
    own = next((name for name in order if name in texts), None)
    if own is None:
        return None
    text = texts[own]
    made: Data = {"id": document.id, "title": document.title, "channel": channel_name(lookup, own), "text": text, "placeholders": placeholders(text)}
    others = [channel_name(lookup, name) for name in texts if name != own]
    return made | ({"other_channels": others} if others and not channel else {})


def said_on(lookup: Lookup, document: Document) -> dict[str, str]:
    """Channel -> what a script says there, in the order of the manual's channels; one that is withheld is not named."""
    order = [ANY, *(named.id for named in lookup.desk.channels)]
    return {name: document.texts[name] for name in order if name in document.texts}


def channel_name(lookup: Lookup, own: str) -> str:
    """What a channel is called."""
    if own == ANY:
        return Texts(lookup.desk.language)("desk.every_channel")
    return next((named.title for named in lookup.desk.channels if named.id == own), own)


def placeholders(text: str) -> list[str]:
    """The names in braces, each once."""
    return list(dict.fromkeys(PLACEHOLDER.findall(text)))


def _titles(room: Room, name: str, hits: Iterable[Hit]) -> None:
    """By title alone; what does not fit stays counted as more."""
    for hit in hits:
        row = {"id": hit.document.id, "kind": hit.document.kind, "title": _cut(hit.document.title)}
        room.data["more"] -= 1
        if not room.add(room.data, name, row):
            room.data["more"] += 1
            return


def _whom(lookup: Lookup, room: Room, answer: Answer, channel: str) -> None:
    """Whom to ask, what to say till then, what never to say; what had to be left out is named."""
    data, short = room.data, []
    rows = [_contact(contact) for contact in answer.whom]
    if not all(room.add(data, "whom", row) for row in rows):
        short.append("whom")
    holding = script(lookup, answer.holding, channel) or script(lookup, answer.holding, "") if answer.holding else None
    if holding and not room.put(data, holding=holding):
        short.append("holding")
    if not all(room.add(data, "never", phrase) for phrase in answer.never):
        short.append("never")
    for row, contact in zip(data.get("whom", []), answer.whom, strict=False):
        if not room.put(row, takes=contact.takes):
            short.append("takes")
            break
    room.budget += KEPT_BACK
    room.put(data, short=short)


def _contact(contact: Contact) -> Data:
    made = {"name": contact.name, "who": list(contact.who), "within": contact.within, "extension": contact.extension, "hours": contact.hours}
    return {name: value for name, value in made.items() if value}


def item(lookup: Lookup, own: str, start: int, budget: int) -> Data:
    """One item in full, from the character ``start`` of its text."""
    say = Texts(lookup.desk.language)
    document = lookup.item(own)
    if document is None:
        return {"found": False, "advice": say("mcp.no_item", given=own[:60])}
    data: Data = {"found": True}
    room = Room(data, budget - KEPT_BACK, lambda made: item_text(made, say))
    _head(room, data, document)
    body = document.body if document.kind != "script" else ""
    begin = max(0, min(start, len(body)))
    end = begin + room.text(data, "answer", body[begin:], next=len(body))
    if "next" in data:
        data["next"] = end
    if begin:
        return data
    short = [name for name, fitted in _parts(lookup, room, document) if not fitted]
    room.budget += KEPT_BACK
    room.put(data, short=short)
    return data


def _parts(lookup: Lookup, room: Room, document: Document) -> list[tuple[str, bool]]:
    """Put everything beside the text in, what the desk needs first: (its name, whether all of it fits)."""
    data = room.data
    said = [script for own in ((document.id,) if document.kind == "script" else document.say) if (script := lookup.item(own))]
    done = [("scripts", all(room.add(data, "scripts", row) for row in _texts(lookup, said)))]
    names = {name: getattr(document, name) for name in ("ask", "note", "grade")}
    done += [(name, room.put(data, **{name: value})) for name, value in names.items() if value]
    done.append(("owner", room.put(data, owner=document.owner.title if document.owner else "", checked=checked(document))))
    avoid = [{"not": wrong, "say": right} for wrong, right in (pair for script in said for pair in script.avoid)]
    lists = {
        "avoid": avoid, "parts": _named(parts(lookup, document)), "escalate_to": _named(document.escalate), "procedures": _named(document.procedures),
        "forms": _named(document.forms), "positions": _named(document.positions), "customers": _named(document.customers),
        "related": _named(document.related),
    }  # fmt: skip
    return done + [(name, all(room.add(data, name, row) for row in rows)) for name, rows in lists.items()]


def parts(lookup: Lookup, document: Document) -> list[Named]:
    """What stands inside an item, such as a procedure's steps, in the order in which its own text names them."""
    inside = [Named(row.id, row.title) for row in lookup.documents.values() if row.id.startswith(f"{document.id}/")]
    places = {row.id: document.body.find(row.title.rpartition("：")[2]) for row in inside}
    return sorted(inside, key=lambda row: (places[row.id] < 0, places[row.id], row.id))


def _named(rows: Iterable[Named]) -> list[Data]:
    return [{"id": row.id, "title": row.title} for row in rows]


def _texts(lookup: Lookup, scripts: Iterable[Document]) -> list[Data]:
    """Every text of the scripts, with the channels where it is said."""
    made: dict[tuple[str, str], Data] = {}
    for document in scripts:
        for channel, text in said_on(lookup, document).items():
            row = made.setdefault(
                (document.id, text), {"id": document.id, "title": document.title, "channels": [], "text": text, "placeholders": placeholders(text)}
            )
            row["channels"].append(channel_name(lookup, channel))
    return list(made.values())


def topics(lookup: Lookup, budget: int) -> Data:
    """What can be looked for."""
    say, counts = Texts(lookup.desk.language), lookup.topics()
    data: Data = {"manual": lookup.desk.title, "language": lookup.desk.language, "more": len(lookup.desk.topics)}
    room = Room(data, budget, lambda made: topics_text(made, say))
    room.put(data, channels=_named(lookup.desk.channels))
    room.put(data, kinds=[kind for kind in KINDS if any(document.kind == kind for document in lookup.documents.values())])
    for topic in lookup.desk.topics:
        data["more"] -= 1
        if not room.add(data, "topics", {"id": topic.id, "title": topic.title, "questions": counts.get(topic.title, 0)}):
            data["more"] += 1
            break
    if not data["more"]:
        del data["more"]
    return data
