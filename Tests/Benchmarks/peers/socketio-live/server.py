"""What ours is compared with: python-socketio's server, which tells every client by `emit`; on uvicorn, or on aiohttp
when ON=aiohttp, both with uvloop."""

import json
import os
import pathlib
import sys

import socketio
import uvloop

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from control import listen

NAME, DATA = json.loads(pathlib.Path(os.environ["MESSAGE_FILE"]).read_text())
PORT = int(os.environ["PORT"])
ON_AIOHTTP = os.environ.get("ON") == "aiohttp"

server = socketio.AsyncServer(async_mode="aiohttp" if ON_AIOHTTP else "asgi", cors_allowed_origins="*")


async def publish(count: int) -> None:
    for _ in range(count):
        await server.emit(NAME, DATA)


def on_aiohttp() -> None:
    from aiohttp import web

    async def health(request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def start(application: web.Application) -> None:
        application["control"] = await listen(publish)

    application = web.Application()
    application.router.add_get("/health", health)
    application.on_startup.append(start)
    server.attach(application)
    web.run_app(application, host="127.0.0.1", port=PORT, access_log=None, loop=uvloop.new_event_loop())


def on_uvicorn() -> None:
    import uvicorn

    async def health(scope, receive, send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})

    async def start() -> None:
        await listen(publish)

    application = socketio.ASGIApp(server, health, on_startup=start)
    uvicorn.run(application, host="127.0.0.1", port=PORT, access_log=False, log_level="warning", loop="uvloop",
                ws_per_message_deflate=False)


if ON_AIOHTTP:
    on_aiohttp()
else:
    on_uvicorn()
