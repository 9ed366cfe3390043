"""Kills what a scenario says, when it says, and starts it again."""

import asyncio
import time

from scenario import Fault
from servers import Postgres, Replica


async def happen(faults: tuple[Fault, ...], servers: dict[str, Postgres | Replica]) -> None:
    """One after another; a fault whose time has passed while a server started comes at once."""
    begin = time.monotonic()
    for fault in faults:
        await asyncio.sleep(max(0, begin + fault.at - time.monotonic()))
        server = servers[fault.target]
        # The clients go on meanwhile.
        await asyncio.to_thread(server.kill)
        await asyncio.sleep(fault.pause)
        await asyncio.to_thread(server.start)
