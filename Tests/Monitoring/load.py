"""What people do, all of it at once, so that every metric has something to tell."""

import concurrent.futures
import datetime
import http.client
import threading
import urllib.error
import urllib.request

import websockets.exceptions
import websockets.sync.client


def event_body(title: str, seats: int = 3) -> dict:
    start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)
    return {
        "title": title, "category": "Workshop", "max_attendees": seats, "timezone": "UTC",
        "start_time": start.isoformat(timespec="seconds"),
        "end_time": (start + datetime.timedelta(hours=1)).isoformat(timespec="seconds"),
    }


class Load:
    """Runs until the block ends; what fails is as it should be when something was stopped."""

    def __init__(self, stack):
        self.stack = stack
        self.sign_in()
        self.is_over = threading.Event()
        self.rounds = 0

    def __enter__(self):
        self.pool = concurrent.futures.ThreadPoolExecutor(4)
        self.tasks = [self.pool.submit(self.run, task) for task in (self.book, self.read, self.listen)]
        return self

    def __exit__(self, *error):
        self.is_over.set()
        self.pool.shutdown()
        if error[0] is None:
            for task in self.tasks:
                task.result()

    def sign_in(self):
        self.tokens = [self.stack.sign_in(name) for name in ("student", "organizer", "admin")]

    def run(self, task):
        while not self.is_over.is_set():
            try:
                try:
                    task()
                except urllib.error.HTTPError as error:
                    # Tokens last ten minutes.
                    if error.code != 401:
                        raise
                    self.sign_in()
            except (OSError, http.client.HTTPException, websockets.exceptions.WebSocketException):
                self.is_over.wait(0.2)

    def book(self):
        event = self.stack.call("POST", "/events", event_body(f"Round {self.rounds}"), self.tokens[1])
        for token in self.tokens:
            self.stack.call("POST", f"/events/{event['id']}/rsvp", token=token)
        self.rounds += 1
        self.is_over.wait(0.2)

    def read(self):
        for path in ("/events", "/events?category=Workshop", "/users/me/rsvps", "/users/me/notifications"):
            self.stack.call("GET", path, token=self.tokens[0])
            self.stack.call("GET", "/events")
        for path in ("/", "/api/v1/events/00000000-0000-7000-8000-000000000000"):
            try:
                urllib.request.urlopen(self.stack.address + path, timeout=10).read()
            except urllib.error.HTTPError:
                pass
        self.is_over.wait(0.1)

    def listen(self):
        address = self.stack.address.replace("http", "ws") + "/api/v1/live"
        with websockets.sync.client.connect(address, open_timeout=5) as socket:
            socket.send('{"type":"subscribe","topics":["all"]}')
            while not self.is_over.is_set():
                socket.recv(timeout=10)
