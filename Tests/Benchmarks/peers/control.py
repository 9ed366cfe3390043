"""Where the peers in Python are told how many messages to publish: a number a line on CONTROL_PORT."""

import asyncio
import collections.abc
import os


async def listen(publish: collections.abc.Callable[[int], collections.abc.Awaitable[None]]) -> asyncio.Server:
    async def control(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            await publish(int(line))
        writer.close()

    return await asyncio.start_server(control, "127.0.0.1", int(os.environ["CONTROL_PORT"]))
