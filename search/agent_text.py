"""The same answers as text to read, in the language of the manual."""

from collections.abc import Iterable, Iterator

from generator.model.kinds import NAMES
from generator.texts import Texts
from search.agent_budget import Data


def found_text(data: Data, say: Texts) -> str:
    """The answer to a question."""
    band = data["band"]
    lines = [say(f"mcp.band_{band}") + f" — {data['advice']}"]
    if data.get("ask"):
        lines.append(_fact(say, "ask", data["ask"]))
    for number, hit in enumerate(data.get("hits", ()), 1):
        lines += ["", f"{number}. {_title(hit, say)}", *_body(hit, say)]
    if data.get("whom"):
        lines += ["", f"{say('mcp.whom')}{say('page.colon')}", *(_contact(row, say) for row in data["whom"])]
    if "holding" in data:
        lines += ["", f"{say('mcp.holding')}{say('page.colon')}", *_script(data["holding"], say)]
    if data.get("never"):
        lines += ["", _fact(say, "never", _joined(say, data["never"]))]
    for name in ("others", "nearest"):
        if data.get(name):
            lines += ["", _fact(say, name, ""), *(f"- {_title(row, say)}" for row in data[name])]
    return "\n".join([*lines, *_left_out(data, say)])


def item_text(data: Data, say: Texts) -> str:
    """One item."""
    if not data["found"]:
        return str(data["advice"])
    lines = [_title(data, say) if "title" in data else "", *_body(data, say)]
    if "next" in data:
        lines.append(say("mcp.next", next=data["next"]))
    if "ask" in data:
        lines.append(_fact(say, "ask", data["ask"]))
    for script in data.get("scripts", ()):
        lines += ["", *_script({**script, "channel": _joined(say, script["channels"])}, say)]
    lines += [f"- {say('mcp.avoid')}{say('page.colon')}{pair['not']} {say('mcp.instead')}{say('page.colon')}{pair['say']}" for pair in data.get("avoid", ())]
    if data.get("parts"):
        lines += ["", f"{say('mcp.parts')}{say('page.colon')}", *(f"- {row['title']} [{row['id']}]" for row in data["parts"])]
    related = [row for name in ("procedures", "forms", "positions", "customers", "related") for row in data.get(name, ())]
    if related:
        lines += ["", _fact(say, "related", _joined(say, (f"{row['title']} [{row['id']}]" for row in related)))]
    return "\n".join([*lines, *_left_out(data, say)])


def topics_text(data: Data, say: Texts) -> str:
    """What can be looked for."""
    lines = [data["manual"]]
    if data.get("topics"):
        lines += ["", f"{say('mcp.topics')}{say('page.colon')}"]
        lines += [f"- {row['title']} [{row['id']}] {say('mcp.questions', n=row['questions'])}" for row in data["topics"]]
    if data.get("channels"):
        lines += ["", _fact(say, "channels", _joined(say, (f"{row['title']} [{row['id']}]" for row in data["channels"])))]
    if data.get("kinds"):
        lines += ["", _fact(say, "kinds", _joined(say, (f"{say.pick(_name(kind))} [{kind}]" for kind in data["kinds"])))]
    return "\n".join([*lines, *_left_out(data, say)])


def _name(kind: str) -> tuple[str, str]:
    return NAMES.get(kind, (kind, kind))


def _title(row: Data, say: Texts) -> str:
    return f"{row['title']} [{row['id']}] {say.pick(_name(row['kind']))}" if row else ""


def _fact(say: Texts, key: str, words: str) -> str:
    return f"{say(f'mcp.{key}')}{say('page.colon')}{words}"


def _joined(say: Texts, words: Iterable[str]) -> str:
    return say("page.comma").join(words)


def _body(hit: Data, say: Texts) -> Iterator[str]:
    """The answer, the words to say, and what is known of both."""
    if "answer" in hit:
        yield hit["answer"]
    if hit.get("cut"):
        yield say("mcp.cut")
    if "script" in hit:
        yield from _script(hit["script"], say)
    if "note" in hit:
        yield _fact(say, "note", hit["note"])
    if hit.get("escalate_to"):
        yield _fact(say, "escalate_to", _joined(say, (row if isinstance(row, str) else row["title"] for row in hit["escalate_to"])))
    margin = [*([_fact(say, "owner", hit["owner"])] if "owner" in hit else []), *_fresh(hit.get("checked", {}), say)]
    margin += [_fact(say, "grade", hit["grade"])] if "grade" in hit else []
    margin += [hit["url"]] if "url" in hit else []
    if margin:
        yield " · ".join(margin)
    if hit.get("why"):
        yield _fact(say, "why", _joined(say, hit["why"]))


def _fresh(checked: Data, say: Texts) -> Iterator[str]:
    if not checked:
        return
    if checked["state"] == "none":
        yield say("mcp.unchecked")
        return
    yield say("mcp.checked", on=checked.get("on", ""), by=checked.get("by", ""))
    if "due" in checked:
        yield say("mcp.over", due=checked["due"]) if checked["state"] == "over" else say("mcp.due", due=checked["due"])


def _script(script: Data, say: Texts) -> Iterator[str]:
    yield f"{say('mcp.say', channel=script['channel'])} {script['title']} [{script['id']}]{say('page.colon')}"
    yield "\n".join(f"> {line}" for line in script["text"].split("\n"))
    if script["placeholders"]:
        yield _fact(say, "placeholders", _joined(say, script["placeholders"]))


def _contact(contact: Data, say: Texts) -> str:
    """A rung of the ladder."""
    facts = [_joined(say, contact["who"])] if contact.get("who") else []
    facts += [say("mcp.extension", extension=contact["extension"])] if "extension" in contact else []
    facts += [contact["hours"]] if "hours" in contact else []
    facts += [say("mcp.within", within=contact["within"])] if "within" in contact else []
    return f"- {contact['name']}{say('page.colon')}{say('page.semicolon').join(facts)}" + (f" — {contact['takes']}" if "takes" in contact else "")


def _left_out(data: Data, say: Texts) -> Iterator[str]:
    if data.get("more"):
        yield say("mcp.more", n=data["more"])
    if data.get("short"):
        yield _fact(say, "short", ", ".join(data["short"]))
