"""Nothing told is lost when a process is killed at any moment."""

import datetime
import os
import signal
import subprocess

from stack import eventually


def create_event(stack, title):
    start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)
    body = {
        "title": title, "category": "Other", "max_attendees": 5, "timezone": "UTC",
        "start_time": start.isoformat(timespec="seconds"),
        "end_time": (start + datetime.timedelta(hours=1)).isoformat(timespec="seconds"),
    }
    return stack.call("POST", "/events", body, stack.sign_in("organizer"))


def mails_about(stack, title):
    """What the student was sent; the organizer hears of the event, too."""
    texts = [file.read_text() for file in stack.mails()]
    return [text for text in texts if title in text and "student@campus.example" in text]


def test_redis_killed_and_emptied_still_delivers(stack):
    title = "Without Redis " + os.urandom(3).hex()
    event = create_event(stack, title)
    pid = int((stack.state / "redis/pid").read_text())
    with open(f"/proc/{pid}/cmdline") as file:
        port = file.read().split(":")[-1].strip("\0 ")
    os.kill(pid, signal.SIGKILL)
    stack.call("POST", f"/events/{event['id']}/rsvp", token=stack.sign_in("student"))
    # Another Redis in its place, that knows nothing.
    subprocess.run(
        ["redis-server", "--bind", "127.0.0.1", "--port", port, "--save", "", "--daemonize", "yes",
         "--dir", stack.state / "redis", "--pidfile", stack.state / "redis/pid", "--logfile", stack.state / "redis/log"],
        check=True, stdout=subprocess.DEVNULL,
    )
    eventually(lambda: mails_about(stack, title), 40)
    assert len(mails_about(stack, title)) == 1


def test_notification_service_killed_still_delivers(stack):
    title = "Without notification-service " + os.urandom(3).hex()
    event = create_event(stack, title)
    token = stack.sign_in("student")
    pids = subprocess.run(
        ["pgrep", "-f", "/notification-service$"], capture_output=True, text=True, check=True
    ).stdout.split()
    port = f"PORT={stack.notification_port}\0".encode()
    [pid] = [int(pid) for pid in pids if b"\0" + port in b"\0" + open(f"/proc/{pid}/environ", "rb").read()]
    stack.call("POST", f"/events/{event['id']}/rsvp", token=token)
    os.kill(pid, signal.SIGKILL)
    # The stack says that a service is gone and stops; the next start goes on where it was.
    assert stack.process.wait(timeout=60) == 1
    stack.start()
    eventually(lambda: mails_about(stack, title), 40)
    assert len(mails_about(stack, title)) == 1
