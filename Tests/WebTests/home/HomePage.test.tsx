import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";

let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
  page.server.answer("GET /api/v1/recommendations", 200, []).answer("GET /api/v1/users/me/notifications", 200, []);
});

afterEach(() => page.close());

const headings = () => [...document.querySelectorAll("h2")].map((heading) => heading.textContent);
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

test("a visitor sees what comes, and how to get an account", async () => {
  page.server.answer("GET /api/v1/events", 200, [campusEvent()]);
  await page.open("/");
  assert.deepEqual(headings(), ["Next up", "By category"]);
  assert.deepEqual(page.titles, ["Night hike"]);
  assert.match(page.text, /Create an account/);
});

test("an event that has ended is not on any more, though the server still lists it", async () => {
  const over = campusEvent({ status: "ongoing", start_time: soon(-3), end_time: soon(-1) });
  const on = campusEvent({ id: "e2", title: "Chess evening", status: "ongoing", start_time: soon(0), end_time: soon(1) });
  page.server.answer("GET /api/v1/events", 200, [over, on]);
  await page.open("/");
  assert.deepEqual(page.titles, ["Chess evening"]);
});

test("who is signed in sees the next event that one has a seat at", async () => {
  const [over, next] = [
    campusEvent({ id: "e0", title: "Yesterday", status: "ongoing", start_time: soon(-30), end_time: soon(-26) }),
    campusEvent(),
  ];
  page.server.answer("GET /api/v1/events", 200, [next]);
  page.server.answer("GET /api/v1/users/me/rsvps", 200, [
    { ...rsvp({ id: "r0", event_id: "e0" }), event: over }, { ...rsvp(), event: next },
  ]);
  page.campus.session.signIn(SAM);
  await page.open("/");
  assert.match(document.querySelector(".next-event")?.textContent ?? "", /Night hike/);
});

test("who has no seat is led to the events", async () => {
  page.server.answer("GET /api/v1/events", 200, [campusEvent()]).answer("GET /api/v1/users/me/rsvps", 200, []);
  page.campus.session.signIn(SAM);
  await page.open("/");
  assert.match(document.querySelector(".next-event")?.textContent ?? "", /Which one is yours\?/);
});

test("a search leads to the list", async () => {
  page.server.answer("GET /api/v1/events", 200, [campusEvent()]);
  await page.open("/");
  await page.typeInto(document.querySelector("[name=search]"), " chess ");
  await page.press("Search");
  assert.equal(window.location.pathname + window.location.search, "/events?search=chess");
});

test("what is recommended stands with its reason, and without any the page does without", async () => {
  page.server.answer("GET /api/v1/events", 200, [campusEvent()]);
  page.server.only("GET /api/v1/recommendations", 200, [{ ...campusEvent({ id: "e2", title: "Chess evening" }), reason: "Coming up" }]);
  await page.open("/");
  assert.match(page.text, /What many go to.*Chess evening/);
});
