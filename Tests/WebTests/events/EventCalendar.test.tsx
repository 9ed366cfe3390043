import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const LIST = "GET /api/v1/events";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(...events: readonly object[]): Promise<void> {
  page.server.answer(LIST, 200, events);
  await page.open("/events?month=2099-06");
}

const heading = () => document.getElementById("month-heading")?.textContent;

test("a day's events are shown when it is chosen", async () => {
  await open(campusEvent());
  assert.equal(heading(), "June 2099");
  await page.press("June 1: 1 event");
  assert.equal(document.getElementById("chosen-heading")?.textContent, "Monday, June 1");
  assert.deepEqual(page.titles, ["Night hike"]);
});

test("the chosen day stands in the address, so that a reload and the way back lead to it", async () => {
  await open(campusEvent());
  await page.press("June 1: 1 event");
  assert.equal(window.location.search, "?month=2099-06&day=2099-06-01");
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent());
  await page.settle(() => document.querySelector<HTMLElement>("h3 a")?.click());
  assert.equal(window.location.pathname, "/events/e1");
  await page.settle(() => window.history.back());
  await page.wait(50);
  assert.equal(document.getElementById("chosen-heading")?.textContent, "Monday, June 1");
});

test("another month has another day to choose", async () => {
  await open(campusEvent());
  await page.press("June 1: 1 event");
  await page.press("Next month");
  assert.equal(window.location.search, "?month=2099-07");
});

test("a day stands where the event is, not where the reader is", async () => {
  await open(campusEvent({ start_time: "2099-06-01T23:30:00Z", end_time: "2099-06-02T01:00:00Z", timezone: "Europe/Berlin" }));
  assert(page.button("June 2: 1 event"));
});

test("all of the month is asked for, page by page", async () => {
  page.server.answer(LIST, 200, [campusEvent()], { link: '</api/v1/more?cursor=a>; rel="next"' });
  page.server.answer("GET /api/v1/more", 200, [campusEvent({ id: "e2", title: "Chess evening" })]);
  await page.open("/events?month=2099-06");
  assert(page.button("June 1: 2 events"));
});

test("what does not fit into a day is counted", async () => {
  await open(...["e1", "e2", "e3", "e4", "e5"].map((id) => campusEvent({ id, title: `Event ${id}` })));
  await page.press("2 more");
  assert.equal(page.titles.length, 5);
});

test("the next and the previous month stand in the address", async () => {
  await open();
  await page.press("Next month");
  assert.equal(window.location.search, "?month=2099-07");
  assert.equal(heading(), "July 2099");
  await page.press("Previous month");
  assert.equal(heading(), "June 2099");
});

test("an event that is cancelled while one looks leaves its day", async () => {
  await open(campusEvent());
  await page.goLive();
  const data = campusEvent({ status: "cancelled", version: 2 });
  await page.settle(() => page.live.socket.tell({ type: "event:updated", cursor: "1-1", data }));
  assert.equal(page.button("June 1: 1 event"), undefined);
});

test("a month that cannot be loaded says why and can be tried again", async () => {
  page.server.drop(LIST).drop(LIST).drop(LIST).answer(LIST, 200, [campusEvent()]);
  await page.open("/events?month=2099-06");
  assert.match(page.text, /Campus Events cannot be reached/);
  await page.press("Try again");
  assert(page.button("June 1: 1 event"));
});
