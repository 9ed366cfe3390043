"""Dashboards: the numbers on the page are the numbers in the database."""

import csv
import datetime
import json
import os
import re
import subprocess

import pytest
from playwright.sync_api import expect

from accessibility import overflow, overflows, settle, violations
from pictures import keep_picture
from replica import own_environment
from stack import eventually
from test_preferences import PASSWORD, Person
from visitors import BOTH, visitor

# What the visitors' calendars show, wherever the database is.
TODAY = "(now() AT TIME ZONE 'Europe/Berlin')::date"
# The events that begin in the next 30 days, today included, by each one's own calendar.
COMING = f"""
    e.state = 'published' AND (e.start_time AT TIME ZONE e.timezone)::date
        BETWEEN {TODAY} AND {TODAY} + 29 AND {{whose}}
"""
# What is over of the last 30 days.
PAST = f"""
    e.state = 'published' AND e.end_time < now() AND (e.start_time AT TIME ZONE e.timezone)::date
        BETWEEN {TODAY} - 29 AND {TODAY} AND {{whose}}
"""


def select(stack, statement):
    """The rows that the database answers, each a dictionary."""
    query = f"SELECT coalesce(json_agg(r), '[]') FROM ({statement}) AS r"
    url = own_environment(stack)["DATABASE_URL"]
    answer = subprocess.run(["psql", "-qAtX", url, "-c", "SET timezone = 'UTC'", "-c", query], capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def sums(stack, events):
    """What the database says of some events, from what people have and no figure that was counted before."""
    [row] = select(stack, f"""
        SELECT count(*) AS events, sum(seats) AS seats, sum(taken) AS taken, sum(waiting) AS waiting, sum(came) AS came,
            (SELECT count(DISTINCT coalesce(r.user_id::text, r.email)) FROM events.rsvps AS r
                JOIN events.events AS e ON e.id = r.event_id WHERE r.status = 'confirmed' AND {events}) AS people
        FROM (
            SELECT e.max_attendees AS seats, count(*) FILTER (WHERE r.status = 'confirmed') AS taken,
                count(*) FILTER (WHERE r.status = 'waitlisted') AS waiting,
                count(*) FILTER (WHERE r.checked_in_at IS NOT NULL) AS came
            FROM events.events AS e LEFT JOIN events.rsvps AS r ON r.event_id = e.id WHERE {events} GROUP BY e.id
        ) AS each
    """)
    return row


def percent(rate):
    """As the pages write a rate in English."""
    return f"{round(rate * 100, 1):g}%"


class Organizer(Person):
    """Somebody new, whose events are published at once: nobody else's figures are theirs."""

    def __init__(self, stack):
        super().__init__(stack)
        stack.call("PATCH", f"/admin/users/{self.id}", {"role": "organizer", "is_trusted": True}, stack.sign_in("admin"))
        # Another role signs out everywhere.
        self.token = stack.call("POST", "/auth/login", {"email": self.email, "password": PASSWORD})["access_token"]
        self.whose = f"e.organizer_id = '{self.id}'"

    def publish(self, title, days=5, **fields):
        start = datetime.datetime.now(datetime.UTC).replace(microsecond=0, second=0) + datetime.timedelta(days=days)
        body = {
            "title": f"{title} {os.urandom(3).hex()}", "category": "Social", "location": "Meadow", "max_attendees": 8,
            "timezone": "Europe/Berlin", "guests_allowed": True,
            "start_time": start.isoformat(), "end_time": (start + datetime.timedelta(hours=2)).isoformat(),
        }
        return self.call("POST", "/events", body | fields)

    def sign_in(self, page):
        page.goto(self.stack.address + "/login")
        page.get_by_label("Email").fill(self.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda url: "/login" not in url)


def come(stack, event, count, name="guest"):
    """So many guests ask for a seat. The answers are their RSVPs."""
    path = f"/events/{event['id']}/rsvp"
    return [
        stack.call("POST", path, {"name": f"Gil {name}", "email": f"{name}-{number}-{os.urandom(2).hex()}@campus.example"})
        for number in range(count)
    ]


def let_end(stack, event):
    """A week goes by for an event, which time alone would bring about."""
    statement = f"""
        WITH changed AS (
            UPDATE events.events SET start_time = start_time - interval '12 days', end_time = end_time - interval '12 days'
            WHERE id = '{event['id']}' RETURNING events.*
        )
        SELECT events.record_change('event:updated', e, '{{}}') FROM changed AS e
    """
    subprocess.run(["psql", "-qAtX", own_environment(stack)["DATABASE_URL"], "-c", statement], check=True, capture_output=True)


@pytest.fixture(scope="module")
def organizer(stack):
    """An event that is full with people waiting, one that is not, one at a venue, and one that is over."""
    organizer = Organizer(stack)
    venue = stack.call("POST", "/venues", {"name": "Aula " + os.urandom(2).hex(), "capacity": 20}, stack.sign_in("admin"))
    organizer.full = organizer.publish("Open mic", max_attendees=6)
    come(stack, organizer.full, 9, "fan")
    stack.call("POST", f"/events/{organizer.full['id']}/rsvp", None, stack.sign_in("student"))
    organizer.quiet = organizer.publish("Reading circle", 12, category="Seminar", venue_id=venue["id"])
    come(stack, organizer.quiet, 3)
    stack.call("POST", f"/events/{organizer.quiet['id']}/rsvp", None, stack.sign_in("student"))
    organizer.over = organizer.publish("Autumn walk")
    walkers = come(stack, organizer.over, 5, "walker")
    rsvp = stack.call("POST", f"/events/{organizer.over['id']}/rsvp", None, stack.sign_in("student"))
    for one in [rsvp, *walkers[:3]]:
        organizer.call("POST", f"/events/{organizer.over['id']}/check-in", {"rsvp_id": one["id"]})
    let_end(stack, organizer.over)
    return organizer


@pytest.fixture
def page_of(stack, browser, organizer):
    """Opens a page of figures for the organizer."""
    contexts = []

    def open_page(path, device="desktop", **options):
        context = visitor(stack, browser, None, device, **options)
        page = context.__enter__()
        contexts.append(context)
        organizer.sign_in(page)
        page.goto(stack.address + path)
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.__exit__(None, None, None)


def value(page, name):
    return page.get_by_test_id(f"figure-{name}").locator(".figure-value")


def panel(page, title):
    return page.get_by_role("region", name=title, exact=True).first


def rows(page, title):
    """What the table behind a chart says."""
    part = panel(page, title)
    part.get_by_text("Table", exact=True).click()
    return [
        [cell.inner_text() for cell in row.locator("th, td").all()]
        for row in part.locator("tbody tr").all()
    ]


def colours(page, title, look):
    """How many of a chart's pixels have the colour of a swatch of its legend."""
    return panel(page, title).locator(".chart").evaluate("""(chart, look) => {
      const canvas = chart.querySelector("canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const swatch = getComputedStyle(chart.querySelector(`.swatch-${look}`)).backgroundColor;
      const wanted = swatch.match(/\\d+/g).map(Number);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] === 255 && wanted.every((part, index) => Math.abs(data[at + index] - part) < 3)) count += 1;
      }
      return count;
    }""", look)


@pytest.mark.parametrize("device", BOTH)
def test_an_organizers_numbers_are_the_databases(stack, organizer, page_of, device):
    truth = sums(stack, COMING.format(whose=organizer.whose))
    assert truth["events"] == 2 and truth["taken"] == 10 and truth["waiting"] == 4 and truth["people"] == 10
    page = page_of("/organizer/figures?period=next-30", device)
    expect(value(page, "events")).to_have_text(str(truth["events"]))
    expect(value(page, "rsvps")).to_have_text(str(truth["taken"]))
    expect(value(page, "people")).to_have_text(str(truth["people"]))
    expect(value(page, "fill")).to_have_text(percent(truth["taken"] / truth["seats"]))
    expect(page.get_by_test_id("figure-rsvps")).to_contain_text(f"{truth['waiting']} waiting")
    expect(page.get_by_role("link", name=organizer.full["title"]).first).to_contain_text("Full, 4 waiting")
    expect(page.get_by_role("link", name=organizer.full["title"]).first).to_have_attribute("href", f"/events/{organizer.full['id']}/figures")
    eventually(lambda: colours(page, "Categories", "first") > 50)
    assert panel(page, "Categories").locator(".swatch-first").bounding_box()["width"] == 12
    keep_picture(page, f"figures-own-{device}")
    assert overflow(page) == 0
    for category, row in {row["category"]: row for row in categories(stack, organizer)}.items():
        shown = next(cells for cells in rows(page, "Categories") if cells[0] == category)
        assert shown[1:6] == [str(row[name]) for name in ("events", "seats", "taken", "waiting", "came")]
    [venue] = [row for row in panel(page, "Venues").locator("tbody tr").all()]
    assert venue.locator("td").nth(0).inner_text() == "20" and venue.locator("td").nth(2).inner_text() == percent(4 / 20)


def categories(stack, organizer):
    return select(stack, f"""
        SELECT category, count(*) AS events, sum(max_attendees) AS seats, sum(taken) AS taken, sum(waiting) AS waiting, sum(came) AS came
        FROM (
            SELECT e.category, e.max_attendees, count(*) FILTER (WHERE r.status = 'confirmed') AS taken,
                count(*) FILTER (WHERE r.status = 'waitlisted') AS waiting, count(r.checked_in_at) AS came
            FROM events.events AS e LEFT JOIN events.rsvps AS r ON r.event_id = e.id
            WHERE {COMING.format(whose=organizer.whose)} GROUP BY e.id
        ) AS each GROUP BY category
    """)


@pytest.mark.parametrize("device", BOTH)
def test_what_is_over_is_compared_and_tells_who_came(stack, organizer, page_of, device):
    truth = sums(stack, PAST.format(whose=organizer.whose))
    assert truth["events"] == 1 and truth["taken"] == 6 and truth["came"] == 4
    page = page_of("/organizer/figures", device)
    expect(value(page, "attendance")).to_have_text(percent(truth["came"] / truth["taken"]))
    expect(page.get_by_test_id("figure-events")).to_contain_text("0 before")
    expect(page.get_by_test_id("period")).to_contain_text("compared with")
    past = panel(page, "Past events").get_by_role("row").filter(has_text=organizer.over["title"])
    expect(past).to_contain_text("6 of 8")
    expect(past).to_contain_text(percent(4 / 6))
    decided = select(stack, f"""
        SELECT kind, count(*) AS n FROM events.decisions AS d JOIN events.events AS e ON e.id = d.event_id
        WHERE {organizer.whose} AND (d.at AT TIME ZONE e.timezone)::date >= {TODAY} - 29 GROUP BY kind
    """)
    kinds = {row["kind"]: row["n"] for row in decided}
    shown = [[int(cell) if cell.isdigit() else 0 for cell in row[1:]] for row in rows(page, "RSVPs by day")]
    # By UTC's clock, which is the API's, the last day may not have begun.
    assert len(shown) in (29, 30)
    assert [sum(column) for column in zip(*shown)][:5] == [
        kinds["confirmed"], kinds["waitlisted"], kinds.get("promoted", 0), kinds.get("cancelled", 0), kinds["checked_in"],
    ]


@pytest.mark.parametrize("device", BOTH)
def test_an_administrators_numbers_are_the_whole_campus(stack, browser, organizer, device):
    with visitor(stack, browser, "admin", device) as page:
        page.goto(stack.address + "/admin/figures?period=next-30")
        settle(page)
        truth = sums(stack, COMING.format(whose="true"))
        expect(value(page, "events")).to_have_text(f"{truth['events']:,}")
        expect(value(page, "rsvps")).to_have_text(f"{truth['taken']:,}")
        expect(value(page, "people")).to_have_text(f"{truth['people']:,}")
        assert ["Nia Newcomer", "2"] in [row[:2] for row in cells(panel(page, "Organizers"))]
        keep_picture(page, f"figures-campus-{device}")
        assert overflow(page) == 0


def cells(part):
    return [[cell.inner_text() for cell in row.locator("th, td").all()] for row in part.locator("tbody tr").all()]


def test_the_file_says_what_the_page_says(stack, organizer, page_of):
    page = page_of("/organizer/figures?period=next-30")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV: Categories").click()
    assert re.fullmatch(r"categories-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv", download.value.suggested_filename)
    with open(download.value.path(), newline="") as file:
        lines = list(csv.DictReader(file))
    shown = rows(page, "Categories")
    assert [[line[name] for name in ("category", "events", "seats", "rsvps", "waiting", "checked_in")] for line in lines] == [
        row[:6] for row in shown
    ]
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV: Past events").click()
    assert "event_id,title" in download.value.path().read_text()


@pytest.mark.parametrize("device", BOTH)
def test_what_happens_shows_without_a_press_and_nothing_is_polled(stack, organizer, page_of, device):
    event = organizer.publish("Drop", 3, category="Hackathon", max_attendees=50)
    page = page_of("/organizer/figures?period=next-30&category=Hackathon", device)
    expect(page.get_by_test_id("connection")).to_contain_text("Live")
    before = int(value(page, "rsvps").inner_text())
    page.evaluate("window.isTheSame = true")
    come(stack, event, 7, "late")
    expect(value(page, "rsvps")).to_have_text(str(before + 7))
    activity = panel(page, "Live activity")
    expect(activity.get_by_role("listitem").first).to_contain_text("Seat taken")
    expect(activity.get_by_role("listitem").first).to_contain_text("7 of 50")
    assert page.evaluate("window.isTheSame")

    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/analytics/" in request.url else None)

    def is_quiet():
        asked.clear()
        page.wait_for_timeout(3_000)
        return not asked

    eventually(is_quiet)


@pytest.mark.parametrize("device", BOTH)
def test_an_events_numbers_are_the_databases(stack, organizer, page_of, device):
    event = organizer.full
    [truth] = select(stack, f"""
        SELECT count(*) FILTER (WHERE r.status = 'confirmed') AS taken, count(*) FILTER (WHERE r.status = 'waitlisted') AS waiting,
            count(*) FILTER (WHERE r.status = 'confirmed' AND r.user_id IS NULL) AS guests
        FROM events.rsvps AS r WHERE r.event_id = '{event['id']}'
    """)
    assert truth == {"taken": 6, "waiting": 4, "guests": 6}
    page = page_of(f"/events/{event['id']}/figures", device)
    expect(value(page, "taken")).to_have_text("6")
    expect(value(page, "waiting")).to_have_text("4")
    expect(page.get_by_test_id("share-guest")).to_contain_text("6")
    keep_picture(page, f"figures-event-{device}")
    assert overflow(page) == 0
    filled = rows(page, "How it filled up")
    assert [sum(int(row[column]) for row in filled) for column in (1, 2)] == [6, 4]
    page.goto(f"{stack.address}/events/{organizer.over['id']}/figures")
    settle(page)
    expect(value(page, "no-shows")).to_have_text(percent(2 / 6))
    # One student is not told of, nor the guests from whom that could be worked out.
    expect(page.get_by_test_id("share-student")).to_contain_text("not told")
    expect(page.get_by_test_id("share-guest")).to_contain_text("not told")
    keep_picture(page, f"figures-event-over-{device}")
    assert violations(page) == []


def test_figures_are_accessible_and_printed_in_ink(stack, organizer, page_of):
    page = page_of("/organizer/figures?period=next-30", color_scheme="dark")
    eventually(lambda: colours(page, "Categories", "first") > 50)
    assert violations(page, "figures-own-desktop") == []
    page.emulate_media(color_scheme="dark")
    eventually(lambda: colours(page, "Categories", "first") > 50)
    page.emulate_media(color_scheme="dark", media="print")
    # Paper is light, whatever the screen is.
    eventually(lambda: colours(page, "Categories", "first") > 50)
    expect(page.get_by_role("button", name="CSV: Categories")).to_be_hidden()
    keep_picture(page, "figures-print")
    page.emulate_media(media="screen")
    assert overflows(page) == []


@pytest.mark.console_errors("500")
def test_a_part_that_fails_says_so_and_the_others_stand(stack, organizer, page_of):
    page = page_of("/organizer/figures")
    page.route("**/analytics/venues*", lambda route: route.fulfill(status=500))
    page.get_by_text("This half-year", exact=True).click()
    expect(panel(page, "Venues").get_by_role("alert")).to_contain_text("Something went wrong on our side")
    page.unroute("**/analytics/venues*")
    panel(page, "Venues").get_by_role("button", name="Try again").click()
    expect(panel(page, "Venues").get_by_role("alert")).to_have_count(0)


@pytest.mark.console_errors("404", "drawChart")
def test_where_nothing_draws_the_tables_stand(stack, organizer, page_of):
    page = page_of("/organizer/figures?period=next-30")
    page.context.route("**/assets/drawChart-*.js", lambda route: route.fulfill(status=404))
    page.reload()
    settle(page)
    expect(panel(page, "Categories").locator("tbody tr").nth(1)).to_be_visible()
    expect(page.locator("canvas")).to_have_count(0)
