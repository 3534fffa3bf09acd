"""A process says that it listens when somebody else than itself was reached."""

import asyncio

from cauce.main.asgi import until_listening


class Writer:
    """The client's end of a connection between two addresses."""

    def __init__(self, own: str, other: str) -> None:
        self.names = {"sockname": own, "peername": other}
        self.closed = False

    def get_extra_info(self, name: str) -> str:
        return self.names[name]

    def close(self) -> None:
        self.closed = True


def test_a_connection_to_itself_and_a_refused_one_do_not_count():
    answers = [ConnectionRefusedError(), Writer("a:5000", "a:5000"), Writer("a:5001", "a:5000")]
    used = []

    async def connect():
        answer = answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        used.append(answer)
        return None, answer

    asyncio.run(until_listening(connect))
    assert answers == []
    assert all(writer.closed for writer in used)
