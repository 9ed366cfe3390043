"""A Socket.IO client as people use it, that keeps what it hears."""

import threading

import socketio


class SocketListener:
    def __init__(self, address, transports, auth=None, origin=None, path="/socket.io/"):
        self.heard = []
        self.is_subscribed = threading.Event()
        # A program of the other kind than a page: its WebSockets say the address that they come to.
        options = {"origin": origin} if origin else {}
        self.client = socketio.Client(reconnection=False, websocket_extra_options=options)
        self.client.on("*", self.hear)
        self.client.connect(
            address, transports=transports, auth=auth, socketio_path=path, wait_timeout=10,
            headers={"Origin": origin} if origin and transports == ["polling"] else {},
        )
        assert self.is_subscribed.wait(20)

    def hear(self, name, *arguments):
        # Each comes in a thread of its own, so that the order here means nothing.
        self.heard.append((name, *arguments))
        if name == "subscribed":
            self.is_subscribed.set()

    def of(self, kind):
        return [arguments for name, *arguments in list(self.heard) if name == kind]

    @property
    def cursor(self):
        """The last place that it was told of."""
        cursors = [data["cursor"] for [data, *_] in self.of("subscribed")]
        cursors += [arguments[1] for _, *arguments in list(self.heard) if len(arguments) == 2]
        return max(cursors, key=lambda text: [int(part) for part in text.split("-")])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.disconnect()
