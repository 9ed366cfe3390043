"""What ours is compared with: Python's websockets, on uvloop, which tells every client by its `broadcast`."""

import asyncio
import http
import os
import pathlib
import sys

import uvloop
from websockets.asyncio.server import broadcast, serve

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from control import listen

MESSAGE = pathlib.Path(os.environ["MESSAGE_FILE"]).read_text()
clients = set()


async def handler(websocket) -> None:
    clients.add(websocket)
    try:
        await websocket.wait_closed()
    finally:
        clients.remove(websocket)


async def publish(count: int) -> None:
    for _ in range(count):
        broadcast(clients, MESSAGE)


def health(connection, request):
    if request.path == "/health":
        return connection.respond(http.HTTPStatus.OK, "ok")


async def main() -> None:
    await listen(publish)
    port = int(os.environ["PORT"])
    async with serve(handler, "127.0.0.1", port, compression=None, process_request=health) as server:
        await server.serve_forever()


uvloop.run(main())
