"""The look-up for AI agents: a server of the Model Context Protocol with three tools that only read. It knows one audience's manual and no other."""

from collections.abc import Callable
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from generator.texts import Texts
from search.agent_answer import found, item, topics
from search.agent_budget import USUAL, Data
from search.agent_text import found_text, item_text, topics_text
from search.document import KINDS
from search.lookup import LONGEST, NO_FILTERS, Lookup
from search.narrowing import UnknownValueError, narrowed
from search.waiting import Intake

#: Hits that may be asked for, and the longest id that is looked at.
MOST, LONGEST_ID = 20, 200
#: Characters of a question that are taken over the wire; the look-up reads fewer.
WIRE = 20 * LONGEST
#: Bytes of an HTTP request.
REQUEST = 256 * 1024
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def server(opened: Callable[[], Lookup], version: str, budget: int = USUAL, intake: Intake | None = None) -> MCPServer:
    """The server over the look-up that ``opened`` gives as it stands; no answer has more than about ``budget`` tokens."""
    desk = opened().desk
    say = Texts(desk.language)
    made: MCPServer = MCPServer(
        "deskbook", title=desk.title or None, instructions=say("mcp.instructions", title=desk.title), version=version, log_level="WARNING"
    )
    tools = Tools(opened, say, budget, intake)
    channels = say("page.comma").join(f"{channel.title} ({channel.id})" for channel in desk.channels)

    async def find(
        question: Annotated[str, Field(description=say("mcp.find_question", longest=LONGEST))],
        kind: Annotated[str, Field(description=say("mcp.find_kind"), json_schema_extra={"enum": ["", *KINDS]})] = "",
        topic: Annotated[str, Field(description=say("mcp.find_topic"))] = "",
        channel: Annotated[str, Field(description=say("mcp.find_channel", known=channels or "–"))] = "",
        limit: Annotated[int | None, Field(description=say("mcp.find_limit", most=MOST))] = None,
    ) -> CallToolResult:
        return tools.find(question, kind, topic, channel, limit)

    async def get_item(
        id: Annotated[str, Field(description=say("mcp.get_item_id"))],
        start: Annotated[int, Field(description=say("mcp.get_item_start"))] = 0,
    ) -> CallToolResult:
        return tools.get_item(id, start)

    async def list_topics() -> CallToolResult:
        return tools.list_topics()

    for tool, about in ((find, say("mcp.find")), (get_item, say("mcp.get_item")), (list_topics, say("mcp.list_topics"))):
        made.add_tool(tool, description=about, annotations=READS, structured_output=False)
    return made


class Tools:
    """What the tools do. They answer one after another: the look-up takes milliseconds."""

    def __init__(self, opened: Callable[[], Lookup], say: Texts, budget: int, intake: Intake | None) -> None:
        self.opened, self.say, self.budget, self.intake = opened, say, budget, intake

    def find(self, question: str, kind: str, topic: str, channel: str, limit: int | None) -> CallToolResult:
        """The answer to a question; wrong filters are an error that names the right ones."""
        lookup = self.opened()
        if limit is not None and not 1 <= limit <= MOST:
            return _refused(self.say("mcp.bad_limit", most=MOST))
        try:
            filters = narrowed(lookup, [kind] if kind else (), clean(topic)[:LONGEST_ID], clean(channel)[:LONGEST_ID])
        except UnknownValueError as error:
            return _refused(self.say("mcp.no_value", name=error.name, given=error.given[:60], known=", ".join(error.known)))
        answer = lookup.find(clean(question[:WIRE]), filters, limit)
        if self.intake and filters == NO_FILTERS:
            self.intake.asked(answer)
        data = found(lookup, answer, filters, self.budget)
        return _result(data, found_text(data, self.say))

    def get_item(self, own: str, start: int) -> CallToolResult:
        """One item; an id that is withheld is not there, like one that never was."""
        own = clean(own[:LONGEST_ID]).strip()
        data = item(self.opened(), own, start, self.budget)
        if self.intake:
            self.intake.opened(own)
        return _result(data, item_text(data, self.say))

    def list_topics(self) -> CallToolResult:
        """What the manual has."""
        data = topics(self.opened(), self.budget)
        return _result(data, topics_text(data, self.say))


def clean(text: str) -> str:
    """``text`` as it can be sent back: no half of a pair of surrogates."""
    return text.encode("utf-8", "replace").decode()


def _result(data: Data, text: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=data)


def _refused(message: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=message)], is_error=True)


def run(made: MCPServer, http: tuple[str, int] | None = None) -> None:
    """Answer until the client hangs up or the process is told to stop: over standard input and output, or over HTTP at ``http``."""
    if http is None:
        made.run("stdio")
    else:
        options: dict[str, Any] = {"stateless_http": True, "json_response": True, "max_request_body_size": REQUEST}
        made.run("streamable-http", host=http[0], port=http[1], **options)
