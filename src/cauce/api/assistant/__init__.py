"""The door for assistants: tools of the Model Context Protocol, at ``/mcp``.

    protocol   messages and revisions, pure          (``docs/adr/0094-assistants.md``)
    tools/     what each tool asks of the API and how it tells the answer, pure
    door       lets a key in, sends a tool's requests through the API itself

A tool has no rights of its own: its requests go through the same gate, limits and refusals as anybody's.
"""
