"""What is told to many: at its time, once, and what was true then, with several replicas and with one that dies."""

import datetime
import email
import email.policy
import functools
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from replica import Replica, own_environment, own_pid
from stack import eventually

QUICK = {"REMINDER_OFFSETS": "5s", "EDIT_MERGE_SECONDS": "2"}


@pytest.fixture(scope="module")
def replicas(stack):
    """Two more that tell; what they are set to holds for the stack's own as well."""
    replicas = [Replica(stack, QUICK) for _ in range(2)]
    yield replicas
    for replica in replicas:
        replica.kill()
    # What starts last sets it as it was.
    Replica(stack).kill()


@functools.cache
def token(stack, name):
    """Signed in once: a password takes its time to be checked, and here seconds count."""
    return stack.sign_in(name)


def psql(stack, statement):
    url = own_environment(stack)["DATABASE_URL"]
    run = subprocess.run(["psql", "-qAtX", url, "-c", statement], capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def times(seconds):
    start = datetime.datetime.now(datetime.UTC).replace(microsecond=0) + datetime.timedelta(seconds=seconds)
    return {"start_time": start.isoformat(), "end_time": (start + datetime.timedelta(hours=1)).isoformat()}


def create_event(stack, seconds=7200, seats=5, **more):
    body = {
        "title": "Kites " + os.urandom(3).hex(), "category": "Other", "max_attendees": seats, "timezone": "UTC",
        "location": "Meadow",
    } | times(seconds) | more
    return stack.call("POST", "/events", body, token(stack, "organizer"))


def attend(stack, event, name="student"):
    return stack.call("POST", f"/events/{event['id']}/rsvp", token=token(stack, name))


def change(stack, event, **members):
    stack.call("PATCH", f"/events/{event['id']}", members, token(stack, "organizer"))


def post(replica, path, body, token):
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    url = f"http://127.0.0.1:{replica.port}/api/v1{path}"
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def told(stack, event, template):
    """Whom the outbox has told: addresses, as often as they were."""
    return psql(
        stack,
        f"SELECT recipient ->> 'email' FROM events.outbox WHERE template = '{template}' "
        f"AND subject ->> 'event_id' = '{event['id']}' ORDER BY 1",
    )


def mails(stack, event, template):
    """The bodies of the mails that were sent: their files are named for the rows of the outbox."""
    ids = psql(
        stack,
        f"SELECT id FROM events.outbox WHERE template = '{template}' AND subject ->> 'event_id' = '{event['id']}'",
    )
    files = [stack.state / "outbox" / f"{id}.eml" for id in ids]
    messages = [
        email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files if file.exists()
    ]
    return {message["To"].addresses[0].addr_spec: message.get_body(("plain",)).get_content() for message in messages}


def test_reminders_come_once_move_with_the_event_and_go_with_it(stack, replicas):
    for name in ("organizer", "student"):
        token(stack, name)
    begin = time.monotonic()
    calm, moved_away, cancelled = (create_event(stack, 20) for _ in range(3))
    moved_here = create_event(stack)
    for event in (calm, moved_away, cancelled, moved_here):
        assert attend(stack, event)["status"] == "confirmed"
    change(stack, moved_away, **times(7200))
    change(stack, moved_here, **times(20))
    stack.call("DELETE", f"/events/{cancelled['id']}", token=token(stack, "organizer"))
    assert time.monotonic() - begin < 14, "this machine is too slow for events that begin so soon"
    eventually(lambda: mails(stack, calm, "event_reminder") and mails(stack, moved_here, "event_reminder"), 40)
    eventually(lambda: mails(stack, cancelled, "event_cancelled"))
    # Until all of them would have begun.
    time.sleep(max(0, begin + 22 - time.monotonic()))
    for event in (calm, moved_here):
        assert told(stack, event, "event_reminder") == ["student@campus.example"]
    for event in (moved_away, cancelled):
        assert told(stack, event, "event_reminder") == []
    assert told(stack, cancelled, "event_cancelled") == ["student@campus.example"]


def test_three_edits_are_one_mail_with_the_first_old_and_the_last_new(stack, replicas):
    event = create_event(stack)
    attend(stack, event)
    for number in range(1, 4):
        change(stack, event, location=f"Hill {number}")
    [body] = eventually(lambda: mails(stack, event, "event_updated")).values()
    assert "Meadow" in body and "Hill 3" in body
    assert "Hill 1" not in body and "Hill 2" not in body
    # What is undone before it is told is not told.
    change(stack, event, location="Hill 4")
    change(stack, event, location="Hill 3")
    time.sleep(4)
    assert told(stack, event, "event_updated") == ["student@campus.example"]


def test_an_organizers_message_reaches_those_who_have_a_seat(stack, replicas):
    event = create_event(stack, seats=1)
    assert attend(stack, event)["status"] == "confirmed"
    assert attend(stack, event, "admin")["status"] == "waitlisted"
    path, body = f"/events/{event['id']}/messages", {"subject": "Bring string", "message": "Fifty metres."}
    with pytest.raises(urllib.error.HTTPError) as refused:
        stack.call("POST", path, body | {"audience": "confirmed"}, token(stack, "student"))
    assert refused.value.code == 403
    sent = stack.call("POST", path, body | {"audience": "confirmed"}, token(stack, "organizer"))
    found = eventually(lambda: mails(stack, event, "event_message"))
    assert list(found) == ["student@campus.example"] and "Fifty metres." in found["student@campus.example"]
    [listed] = stack.call("GET", path, token=token(stack, "organizer"))
    assert listed["id"] == sent["id"] and listed["told_count"] == 1 and listed["told_at"]
    assert told(stack, event, "event_message") == ["student@campus.example"]


def test_a_new_event_is_told_to_its_organizer_and_to_who_chose_its_category(stack, replicas):
    psql(
        stack,
        "INSERT INTO events.chosen_categories (user_id, category) "
        "SELECT id, 'Hackathon' FROM events.users WHERE email = 'student@campus.example'",
    )
    try:
        event, other = create_event(stack, category="Hackathon"), create_event(stack, category="Sports")
        assert list(eventually(lambda: mails(stack, event, "event_announced"))) == ["student@campus.example"]
        assert list(eventually(lambda: mails(stack, other, "event_created"))) == ["organizer@campus.example"]
        assert told(stack, other, "event_announced") == []
    finally:
        psql(stack, "DELETE FROM events.chosen_categories WHERE category = 'Hackathon'")


@pytest.fixture
def slow_outbox(stack):
    """A row of a message takes its time to be written, so that there is a middle to be killed in."""
    psql(
        stack,
        "CREATE FUNCTION events.dawdle() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_sleep(0.001); RETURN NEW; END $$; "
        "CREATE TRIGGER dawdle BEFORE INSERT ON events.outbox FOR EACH ROW WHEN (NEW.template = 'event_message') "
        "EXECUTE FUNCTION events.dawdle()",
    )
    yield
    psql(stack, "DROP FUNCTION events.dawdle CASCADE")


def test_two_thousand_people_are_told_once_when_a_replica_is_killed_in_the_middle(stack, replicas, slow_outbox):
    count = 2000
    event = create_event(stack, seats=count)
    tag = event["id"][-12:]
    psql(
        stack,
        f"""
        WITH person AS (
            INSERT INTO events.users (id, email, name, email_verified_at)
            SELECT gen_random_uuid(), 'p' || n || '.{tag}@campus.example', 'Person ' || n, now()
            FROM generate_series(1, {count}) AS n RETURNING id, email, name
        )
        INSERT INTO events.rsvps (id, event_id, user_id, name, email, status)
        SELECT gen_random_uuid(), '{event['id']}', id, name, email, 'confirmed' FROM person;
        UPDATE events.events SET current_attendees = {count} WHERE id = '{event['id']}'
        """,
    )
    body = {"subject": "Wind", "message": "There is none.", "audience": "everyone"}
    organizer, doomed = token(stack, "organizer"), Replica(stack, QUICK)
    # Nobody else does anything until it is dead, in its second batch or later.
    others = [own_pid(stack), *(replica.process.pid for replica in replicas)]
    for pid in others:
        os.kill(pid, signal.SIGSTOP)
    try:
        sent = post(doomed, f"/events/{event['id']}/messages", body, organizer)
        progress = f"SELECT told_count, done_at IS NOT NULL FROM events.announcements WHERE id = '{sent['id']}'"
        eventually(lambda: 0 < int(psql(stack, progress)[0].split("|")[0]), 60)
        doomed.kill()
        done, is_over = psql(stack, progress)[0].split("|")
        assert int(done) < count and is_over == "f", "it was killed too late to prove anything"
    finally:
        for pid in others:
            os.kill(pid, signal.SIGCONT)
    eventually(lambda: psql(stack, progress) == [f"{count}|t"], 60)
    addresses = told(stack, event, "event_message")
    assert len(addresses) == count and len(set(addresses)) == count
    eventually(lambda: len(mails(stack, event, "event_message")) == count, 120)
