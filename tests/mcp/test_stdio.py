"""`quoteverify mcp` over standard input and output, as programs start it that work with a language model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from service.settings import Settings
from tests.event_loop import run

COMMAND = str(Path(sys.executable).with_name("quoteverify"))


def test_a_client_that_starts_the_command_is_answered(seeded: Settings) -> None:
    parameters = StdioServerParameters(command=COMMAND, args=["mcp", "--data", str(seeded.data)], env=dict(os.environ))

    async def ask() -> tuple[int, bool, str]:
        async with Client(stdio_client(parameters)) as client:
            tools = (await client.list_tools()).tools
            wrong = await client.call_tool("verify_quote", {"quote": ""})
            right = await client.call_tool("verify_quote", {"quote": "the ball is in their court"})
            assert right.structured_content is not None
            return len(tools), wrong.is_error, right.structured_content["verdict"]

    assert run(ask) == (4, True, "verbatim")


def test_standard_output_holds_the_protocol_and_nothing_else(seeded: Settings, tmp_path: Path) -> None:
    # Whatever a library prints while it is imported would break the connection: here one does, on Python's standard
    # output and on the descriptor behind it.
    (tmp_path / "uvicorn.py").write_text(
        "import os\nprint('a banner')\nos.write(1, b'another')\nclass Config: ...\n", encoding="utf-8"
    )
    environ = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "a test", "version": "1"},
        },
    }
    ended = subprocess.run(
        [COMMAND, "-v", "mcp", "--data", str(seeded.data)],
        input=json.dumps(hello) + "\n",
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    [line] = ended.stdout.splitlines()
    assert json.loads(line)["result"]["serverInfo"]["name"] == "quoteverify"
    assert "a banner" in ended.stderr
    assert "another" in ended.stderr
