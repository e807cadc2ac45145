"""The Model Context Protocol: what is recorded, as tools for programs that work with a language model.

The SDK, pydantic, Starlette and uvicorn come with the extra `mcp` and are imported in this room only.
"""
