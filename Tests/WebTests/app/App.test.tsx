import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const LIST = "GET /api/v1/events";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function openList(address = "/events"): Promise<void> {
  page.server.answer(LIST, 200, [campusEvent()]);
  await page.open(address);
  await page.goLive();
}

test("an event created elsewhere appears in the open list and is announced", async () => {
  await openList();
  const data = campusEvent({ id: "e2", title: "Chess evening", start_time: "2099-05-01T16:00:00Z" });
  await page.settle(() => page.live.socket.tell({ type: "event:created", cursor: "1-1", data }));
  assert.deepEqual(page.titles, ["Chess evening", "Night hike"]);
  assert.equal(document.querySelector("[data-testid=announcer]")?.textContent, "New event: Chess evening");
});

test("a search that is asked for while one types leaves what is typed", async () => {
  await openList();
  await page.typeInto(document.querySelector("[name=search]"), "night ");
  await page.wait(400);
  assert.match(window.location.search, /search=night(&|$)/);
  assert.equal(document.querySelector<HTMLInputElement>("[name=search]")?.value, "night ");
});

test("a seat taken elsewhere counts on the open page", async () => {
  await openList();
  const data = { id: "e1", current_attendees: 13, waitlist_count: 0, max_attendees: 40 };
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-1", data }));
  assert.equal(document.querySelector("[data-testid=seats]")?.textContent, "13 of 40 seats taken");
});

test("an event that was deleted leaves the list", async () => {
  await openList();
  await page.settle(() => page.live.socket.tell({ type: "event:deleted", cursor: "1-1", data: { id: "e1" } }));
  assert.match(page.text, /No events are planned yet/);
});

test("resync asks for the list once more and shows what it says", async () => {
  await openList();
  page.server.only(LIST, 200, [campusEvent({ version: 2, title: "Night hike, moved" })]);
  const before = page.server.requests.length;
  await page.settle(() => page.live.socket.tell({ type: "resync", cursor: "9-1" }));
  assert.equal(page.server.requests.length, before + 1);
  assert.deepEqual(page.titles, ["Night hike, moved"]);
});

test("the address narrows the list, and the server is asked for that", async () => {
  await openList("/events?category=Social&search=hike");
  const asked = new URL(page.server.requests[0]?.url ?? "", "http://campus.example").searchParams;
  assert.deepEqual(Object.fromEntries(asked), { status: "upcoming", category: "Social", search: "hike" });
});

test("more pages are shown on demand", async () => {
  page.server.answer(LIST, 200, [campusEvent()], { link: '</api/v1/more?cursor=a>; rel="next"' });
  page.server.answer("GET /api/v1/more", 200, [campusEvent({ id: "e2", title: "Later", start_time: "2099-07-01T16:00:00Z" })]);
  await page.open("/events");
  await page.press("Show more");
  assert.deepEqual(page.titles, ["Night hike", "Later"]);
  assert.equal(page.button("Show more"), undefined);
});

test("a list that cannot be loaded says why and can be tried again", async () => {
  page.server.drop(LIST).drop(LIST).drop(LIST).answer(LIST, 200, [campusEvent()]);
  await page.open("/events");
  assert.match(page.text, /Campus Events cannot be reached/);
  await page.press("Try again");
  assert.deepEqual(page.titles, ["Night hike"]);
});

test("an address without a page, and an event that is not there, are not found", async () => {
  await page.open("/nothing/here");
  assert.equal(document.querySelector("h1")?.textContent, "Page not found");
  await page.close();
  page.server.answer("GET /api/v1/events/gone", 404, {});
  await page.open("/events/gone");
  assert.equal(document.querySelector("h1")?.textContent, "Page not found");
});

test("a page that cannot be loaded has a heading and a title of its own, and can be tried again", async () => {
  const EVENT = "GET /api/v1/events/e1";
  document.title = "Another page";
  page.server.drop(EVENT).drop(EVENT).drop(EVENT).answer(EVENT, 200, campusEvent());
  await page.open("/events/e1");
  assert.equal(document.querySelector("h1")?.textContent, "This page could not be loaded");
  assert.equal(document.title, "This page could not be loaded · Campus Events");
  await page.press("Try again");
  assert.equal(document.querySelector("h1")?.textContent, "Night hike");
});

test("signing in names the bad fields, then goes on to where one came from", async () => {
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent()).answer("GET /api/v1/users/me/rsvps", 200, []);
  page.server.answer("GET /api/v1/auth/providers", 200, { sso: null });
  await page.open("/login?next=%2Fevents%2Fe1");
  await page.press("Sign in");
  assert.equal(document.querySelectorAll("[aria-invalid=true]").length, 2);
  assert(!page.server.requests.some((request) => request.method === "POST"));

  page.server.answer("POST /api/v1/auth/login", 401, { detail: "The address or the password is not right" });
  page.server.answer("POST /api/v1/auth/login", 200, SAM);
  await page.type("Email", " student@campus.example ");
  await page.type("Password", "campus-demo");
  await page.press("Sign in");
  assert.equal(document.querySelector("[role=alert]")?.textContent, "The address or the password is not right.");
  await page.press("Sign in");
  assert.equal(window.location.pathname, "/events/e1");
  assert.deepEqual(page.server.requests.find((request) => request.method === "POST")?.body, {
    email: "student@campus.example",
    password: "campus-demo",
  });
});
