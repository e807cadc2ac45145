"""The server of the protocol: its tools with their descriptions, all of which only read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, InputRequiredResult, ToolAnnotations

import service
from service.mcp import wording
from service.mcp.caller import USER, Caller
from service.mcp.record import Record
from service.mcp.tools import CALL_SECONDS, Tools

NAME = "quoteverify"
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


class Server(MCPServer[Any]):
    """Refuses arguments that a tool does not have, which the SDK would leave out in silence: a misspelt `speaker` would
    be answered as if nobody were claimed."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool. Raises ToolError."""
        tools = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}
        unknown = sorted(set(arguments) - set(tools.get(name, arguments)))
        if unknown:
            raise ToolError(f"{name} has no argument {', '.join(unknown)}; it has {', '.join(tools[name])}")
        return await super().call_tool(name, arguments, context)


def make_server(
    record: Record, identify: Callable[[Context], Caller] = lambda _: USER, seconds: float = CALL_SECONDS
) -> Server:
    """The server on a record. `identify` says who makes a call: over standard input, whoever started the process."""
    server = Server(
        NAME,
        title="quoteverify",
        description="Who said what, in whose words, and which outlets carried it",
        instructions=wording.INSTRUCTIONS,
        version=service.__version__,
        log_level="WARNING",
        subscriptions=False,
    )
    tools = Tools(record, identify, seconds)
    for tool, title, description in (
        (tools.verify_quote, "Verify a quote", wording.VERIFY_QUOTE),
        (tools.check_draft, "Check the quotes of a draft", wording.CHECK_DRAFT),
        (tools.find_quotes, "Find recorded quotes", wording.FIND_QUOTES),
        (tools.get_context, "Show a quote in its article", wording.GET_CONTEXT),
    ):
        server.add_tool(tool, title=title, description=description, annotations=_READS, structured_output=True)
    return server
