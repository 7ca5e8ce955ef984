"""A script as a card: what is said on each channel, and what not to say (D11)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from generator.html import NOTHING, Html
from generator.model.desk import ANY_CHANNEL, Script
from generator.model.settings import Channel
from generator.rules.wording.lengths import as_seen, spoken_seconds
from generator.views.context import Context


@dataclass(frozen=True, slots=True)
class Saying:
    """One channel of a script; ``state`` is said, gap (not written yet) or no (not meant for it)."""

    anchor: str
    channel: str
    limit: str
    state: str
    text: Markup
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class AvoidView:
    """Words not to say."""

    instead_of: Markup
    say: Markup
    why: Markup


class Cards:
    """The scripts of one page."""

    def __init__(self, context: Context, html: Html) -> None:
        self.context, self.html, self.say = context, html, context.say

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """All channels, in the order of the settings."""
        return self.context.manual.settings.channels

    def sayings(self, script: Script, anchor: str = "") -> tuple[Saying, ...]:
        """Every channel of ``script``; a text for all of them stands alone, first."""
        every = ANY_CHANNEL in script.say
        known = {channel.id for channel in self.channels}
        rows = [self._said(ANY_CHANNEL, self.say("desk.every_channel"), "", script, anchor)] if every else []
        for channel in self.channels:
            if channel.id in script.say:
                rows.append(self._said(channel.id, channel.name, str(channel.longest or ""), script, anchor))
            elif channel.id in script.not_for:
                rows.append(Saying("", channel.name, "", "no", escape(self.say("desk.not_for"))))
            elif not every:
                rows.append(Saying("", channel.name, "", "gap", escape(self.say("page.unwritten"))))
        rows += [self._said(name, self.html.link(name), "", script, anchor) for name in script.say if name not in known and name != ANY_CHANNEL]
        rows += [Saying("", self.html.link(name), "", "no", escape(self.say("desk.not_for"))) for name in script.not_for if name not in known]
        return tuple(rows)

    def _said(self, name: str, title: str, longest: str, script: Script, anchor: str) -> Saying:
        limit = self.say("desk.longest", n=longest) if longest else ""
        spoken = self._spoken(name, script)
        return Saying(channel_anchor(anchor, name) if anchor else "", title, limit, "said", self.html.rich(script.say[name]), spoken)

    def _spoken(self, name: str, script: Script) -> str:
        """How long it takes to say, where it is said at all."""
        own = set(script.say) | set(script.not_for)
        if not any(channel.spoken and (channel.id == name or (name == ANY_CHANNEL and channel.id not in own)) for channel in self.channels):
            return ""
        manual = self.context.manual
        return self.say("desk.spoken", n=spoken_seconds(as_seen(script.say[name], manual), manual.settings))

    def avoid(self, script: Script) -> Iterator[AvoidView]:
        """The pairs of what not to say and what to say instead."""
        html = self.html
        for pair in script.avoid:
            yield AvoidView(html.flow(pair.not_), html.flow(pair.say) if pair.say else NOTHING, html.flow(pair.why) if pair.why else NOTHING)


def channel_anchor(anchor: str, channel: str) -> str:
    """The anchor of one channel of a script on its page; no id looks like it."""
    return f"{anchor}:{channel}"
