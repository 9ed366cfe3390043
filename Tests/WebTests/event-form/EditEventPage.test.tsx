import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { SignInAnswer } from "../../../Services/Frontend/Web/src/auth/Session";
import { OLGA, SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const GET = "GET /api/v1/events/e1";
const PUT = "PUT /api/v1/events/e1";
const EVENT = campusEvent({ organizer_id: "u2", online_url: "https://meet.example/x", version: 4 });
const VENUES = [{ id: "v1", name: "Atrium", building: "Main", capacity: 400, accessibility: "", latitude: null, longitude: null, version: 1 }];
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(event: ReturnType<typeof campusEvent> = EVENT, account: SignInAnswer = OLGA): Promise<void> {
  page.server.answer("GET /api/v1/groups", 200, []).answer("GET /api/v1/venues", 200, VENUES).answer(GET, 200, event);
  page.campus.session.signIn(account);
  await page.open("/events/e1/edit");
}

function value(name: string): string | undefined {
  return document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value;
}

describe("an event’s form", () => {
  test("leaves the event in its series, which it does not show", async () => {
    await open(campusEvent({ ...EVENT, series_id: "s1" }));
    await page.type("Title", "Dawn hike");
    page.server.answer(PUT, 200, { ...EVENT, version: 5 });
    await page.press("Save changes");
    assert.equal((page.server.asked(PUT)[0]?.body as { series_id?: string }).series_id, "s1");
  });

  test("holds all of the event, and saves all of it as of the version that was opened", async () => {
    await open();
    assert.deepEqual(["title", "start_time", "online_url", "max_attendees"].map(value), ["Night hike", "2099-06-01T18:00", "https://meet.example/x", "40"]);
    await page.type("Title", "Dawn hike");
    await page.choose("venue_id", "v1");
    page.server.answer(PUT, 200, { ...EVENT, title: "Dawn hike", venue_id: "v1", version: 5 });
    await page.press("Save changes");
    const [sent] = page.server.asked(PUT);
    assert.equal(sent?.headers["If-Match"], '"4"');
    const { title, venue_id, online_url, start_time } = sent?.body as Record<string, unknown>;
    assert.deepEqual([title, venue_id, online_url, start_time], ["Dawn hike", "v1", "https://meet.example/x", "2099-06-01T16:00:00Z"]);
    assert.match(page.text, /Saved\./);
  });

  test("what is typed while it is saved stays, and is saved by the next press", async () => {
    await open();
    await page.type("Title", "Dawn hike");
    const release = page.server.hold(PUT, 200, { ...EVENT, title: "Dawn hike", version: 5 });
    await page.press("Save changes");
    await page.type("Title", "Dawn walk");
    await page.settle(release);
    assert.equal(value("title"), "Dawn walk");
    page.server.only(PUT, 200, { ...EVENT, title: "Dawn walk", version: 6 });
    await page.press("Save changes");
    const [, second] = page.server.asked(PUT);
    assert.equal(second?.headers["If-Match"], '"5"');
    assert.equal((second?.body as { title?: string }).title, "Dawn walk");
  });

  test("the preview follows what is typed", async () => {
    await open();
    await page.type("Title", "Dawn hike");
    assert.equal(document.querySelector(".preview-title")?.textContent, "Dawn hike");
  });

  test("the server’s word about a field stands at the field", async () => {
    await open();
    const errors = [{ field: "max_attendees", message: "must not exceed the venue’s capacity" }];
    page.server.answer(PUT, 422, { type: "/problems/validation", detail: "Some fields are not valid", errors });
    await page.press("Save changes");
    const input = document.querySelector("[name=max_attendees]");
    assert.equal(input?.getAttribute("aria-invalid"), "true");
    assert.match(page.text, /Must not exceed the venue’s capacity\./);
  });

  test("what somebody else saved meanwhile comes into the form, and saving again keeps both", async () => {
    await open();
    await page.type("Title", "Dawn hike");
    page.server.answer(PUT, 412, { type: "/problems/lost-update", detail: "It was changed meanwhile; load it again" });
    page.server.only(GET, 200, { ...EVENT, title: "Dusk hike", location: "South gate", version: 5 });
    await page.press("Save changes");
    assert.deepEqual(["title", "location"].map(value), ["Dawn hike", "South gate"]);
    assert.match(page.text, /Taken over from them: Location\./);
    assert.match(page.text, /Title: theirs is “Dusk hike”/);
    assert.match(document.activeElement?.textContent ?? "", /Somebody else saved this event meanwhile/);
    page.server.only(PUT, 200, { ...EVENT, title: "Dawn hike", location: "South gate", version: 6 });
    await page.press("Save changes");
    assert.equal(page.server.asked(PUT)[1]?.headers["If-Match"], '"5"');
    assert.doesNotMatch(page.text, /Somebody else/);
  });

  test("says at once when somebody else saves", async () => {
    await open();
    await page.goLive();
    await page.settle(() => page.live.socket.tell({ type: "event:updated", cursor: "1-1", data: { ...EVENT, location: "South gate", version: 5 } }));
    assert.match(page.text, /Somebody else has just saved this event/);
    page.server.only(GET, 200, { ...EVENT, location: "South gate", version: 5 });
    await page.press("Bring their changes in");
    assert.equal(value("location"), "South gate");
  });
});

describe("what is typed", () => {
  test("outlives the page until it is saved", async () => {
    await open();
    await page.type("Title", "Dawn hike");
    await page.close();
    await page.open("/events/e1/edit");
    assert.equal(value("title"), "Dawn hike");
    assert.match(page.text, /what you had typed on .* and not sent/);
    page.server.answer(PUT, 200, { ...EVENT, title: "Dawn hike", version: 5 });
    await page.press("Save changes");
    await page.close();
    page.server.only(GET, 200, { ...EVENT, title: "Dawn hike", version: 5 });
    await page.open("/events/e1/edit");
    assert.doesNotMatch(page.text, /not sent/);
  });

  test("can be put away", async () => {
    await open();
    await page.type("Title", "Dawn hike");
    await page.close();
    await page.open("/events/e1/edit");
    await page.press("Begin anew");
    assert.equal(value("title"), "Night hike");
    await page.close();
    await page.open("/events/e1/edit");
    assert.equal(value("title"), "Night hike");
  });
});

describe("what else can be done", () => {
  test("a draft is saved and published; who is not trusted asks", async () => {
    const draft = { ...EVENT, status: "draft" as const };
    await open(draft, { ...OLGA, user: { ...OLGA.user, is_trusted: false } });
    page.server.answer(PUT, 200, { ...draft, version: 5 });
    page.server.answer("POST /api/v1/events/e1/publish", 200, { ...draft, status: "pending", version: 6 });
    page.server.answer("GET /api/v1/users/me/rsvps", 200, []);
    await page.press("Save and ask for approval");
    assert.equal(page.server.asked("POST /api/v1/events/e1/publish").length, 1);
    assert.equal(window.location.pathname, "/events/e1");
  });

  test("an event is called off once asked twice, with how many are told", async () => {
    await open({ ...EVENT, current_attendees: 12, waitlist_count: 2 });
    assert.match(page.text, /14 people who have a seat or wait for one are told at once/);
    await page.press("Cancel event");
    assert.deepEqual(page.server.asked("DELETE /api/v1/events/e1"), []);
    page.server.answer("DELETE /api/v1/events/e1", 204, null).answer("GET /api/v1/events", 200, []);
    await page.press("Yes, call it off");
    assert.equal(page.server.asked("DELETE /api/v1/events/e1").length, 1);
    assert.equal(window.location.pathname + window.location.search, "/organizer?show=cancelled");
  });

  test("each field says what it takes, and the draft of a new event is checked, too", async () => {
    page.server.answer("GET /api/v1/groups", 200, []).answer("GET /api/v1/venues", 200, VENUES);
    page.campus.session.signIn(OLGA);
    await page.open("/events/new");
    await page.type("Title", "ab");
    await page.type("Seats", "2.5");
    await page.press("Save as draft");
    const errors = [...document.querySelectorAll("[aria-invalid=true]")].map((control) => {
      return [control.getAttribute("name"), control.closest(".field")?.querySelector(".field-error")?.textContent];
    });
    assert.deepEqual(errors, [
      ["title", "Must be at least 3 characters."],
      ["category", "This is required."],
      ["start_time", "This is required."],
      ["end_time", "This is required."],
      ["max_attendees", "Must be a whole number from 1 to 100,000."],
    ]);
    assert.deepEqual(page.server.asked("POST /api/v1/events"), []);
  });

  test("strangers change nothing", async () => {
    await open(EVENT, SAM);
    assert.match(page.text, /Only an event’s organizer/);
    assert.equal(page.button("Save changes"), undefined);
  });

  test("a duplicate begins with all of the event, later", async () => {
    page.server.answer("GET /api/v1/groups", 200, []).answer("GET /api/v1/venues", 200, VENUES).answer(GET, 200, EVENT);
    page.campus.session.signIn(OLGA);
    await page.open("/events/new?copy=e1");
    assert.deepEqual(["title", "start_time"].map(value), ["Night hike", "2099-06-08T18:00"]);
    page.server.answer("POST /api/v1/events", 201, { ...EVENT, id: "e2" }).answer("GET /api/v1/users/me/rsvps", 200, []);
    page.server.answer("GET /api/v1/events/e2", 200, { ...EVENT, id: "e2" });
    await page.press("Save as draft");
    const { status, start_time } = page.server.asked("POST /api/v1/events")[0]?.body as Record<string, unknown>;
    assert.deepEqual([status, start_time], ["draft", "2099-06-08T16:00:00Z"]);
  });
});
