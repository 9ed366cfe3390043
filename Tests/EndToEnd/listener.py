"""A client of the live connection that keeps what it hears, and comes back where it left."""

import json
import threading
import time

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect


class Listener:
    """Listens in a thread; `address` says where it comes back to, as a load balancer would."""

    def __init__(self, address, topics, token=None):
        self.address, self.topics, self.token = address, topics, token
        self.heard, self.codes, self.cursor = [], [], None
        self.is_subscribed = threading.Event()
        self.stopped = False
        self.socket = None
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()
        assert self.is_subscribed.wait(20)

    def listen(self):
        while not self.stopped:
            try:
                with connect(self.address(), open_timeout=5) as self.socket:
                    self.socket.send(json.dumps({
                        "type": "subscribe", "topics": self.topics,
                        **({"cursor": self.cursor} if self.cursor else {}), **({"token": self.token} if self.token else {}),
                    }))
                    for text in self.socket:
                        self.hear(json.loads(text))
                self.codes.append(self.socket.close_code)
            except ConnectionClosed as closed:
                self.codes.append(closed.rcvd.code if closed.rcvd else None)
            except OSError:
                pass
            time.sleep(0.05)

    def hear(self, message):
        self.cursor = message["cursor"]
        if message["type"] == "subscribed":
            self.is_subscribed.set()
        else:
            self.heard.append(message)

    def of(self, kind):
        return [message["data"] for message in self.heard if message["type"] == kind]

    def stop(self):
        self.stopped = True
        self.socket.close()
        self.thread.join(10)
