import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";

const MINE = "GET /api/v1/users/me/rsvps";
const COUNTS = { counts: "coming=1, waitlisted=1, past=41, cancelled=2" };
const hike = campusEvent({ id: "e1", title: "Night hike" });
const chess = campusEvent({ id: "e2", title: "Chess" });
const old = campusEvent({ id: "e3", title: "Long ago", status: "completed", start_time: "2020-06-01T16:00:00Z", end_time: "2020-06-01T18:00:00Z" });
const off = campusEvent({ id: "e4", title: "Called off", status: "cancelled" });
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

const titles = () => [...document.querySelectorAll(".my-events h3")].map((title) => title.textContent);

/** The server answers with what is asked for. */
async function open(address = "/me/events"): Promise<void> {
  const current = [{ ...rsvp({ id: "r1", event_id: "e1" }), event: hike }, { ...rsvp({ id: "r2", event_id: "e2", status: "waitlisted", waitlist_position: 1 }), event: chess }];
  const before: Readonly<Record<string, object>> = {
    past: [{ ...rsvp({ id: "r3", event_id: "e3" }), event: old }],
    cancelled: [{ ...rsvp({ id: "r4", event_id: "e4" }), event: off }],
  };
  page.server.add(MINE, async () => {
    const { url } = page.server.requests[page.server.requests.length - 1] ?? { url: "" };
    const state = new URLSearchParams(url.split("?")[1]).get("state");
    const body = state === null ? current : before[state];
    return new Response(JSON.stringify(body), { headers: { "content-type": "application/json", ...COUNTS } });
  });
  page.campus.session.signIn(SAM);
  await page.open(address);
}

test("one's events stand in lists, with how many there are in each", async () => {
  await open();
  assert.match(document.querySelector(".chips")?.textContent ?? "", /Coming 1On the waitlist 1Past 41Cancelled 2/);
  assert.deepEqual(titles(), ["Night hike"]);
  await page.take("On the waitlist");
  assert.deepEqual(titles(), ["Chess"]);
  await page.take("Past");
  assert.deepEqual(titles(), ["Long ago"]);
  assert.equal(window.location.search, "?show=past");
});

test("a list can be opened by its address, and what was called off is there", async () => {
  await open("/me/events?show=cancelled");
  assert.deepEqual(titles(), ["Called off"]);
});

/** Only what is current: each answer of the route is this one. */
async function openWith(...current: readonly object[]): Promise<void> {
  page.server.answer(MINE, 200, current);
  page.campus.session.signIn(SAM);
  await page.open("/me/events");
}

const mine = (id: string, title: string, event: object = {}, own: object = {}) => {
  return { ...rsvp({ id: `r-${id}`, event_id: id }), ...own, event: { ...campusEvent({ id, title }), ...event } };
};

test("the next comes first, and what one gave back or was called off is not coming", async () => {
  await openWith(
    mine("late", "Late", { start_time: "2099-07-01T16:00:00Z", end_time: "2099-07-01T18:00:00Z" }),
    mine("soon", "Soon"),
    mine("off", "Off", { status: "cancelled" }),
    mine("given", "Given back", {}, { status: "cancelled" }),
  );
  assert.deepEqual(titles(), ["Soon", "Late"]);
});

test("an event that has ended is not coming, whatever its status says yet", async () => {
  const [start_time, end_time] = [new Date(Date.now() - 7_200_000).toISOString(), new Date(Date.now() - 3_600_000).toISOString()];
  await openWith(mine("e1", "Just over", { status: "ongoing", start_time, end_time }));
  assert.match(page.text, /You have no seat at a coming event\./);
});

test("who has none is led to the events", async () => {
  await openWith();
  assert(document.querySelector('main a[href="/events"]'));
});

test("what cannot be loaded says why and can be tried again", async () => {
  page.server.drop(MINE);
  page.campus.session.signIn(SAM);
  await page.open("/me/events");
  assert.match(page.text, /Campus Events cannot be reached/);
  page.server.only(MINE, 200, [mine("e1", "Night hike")]);
  await page.press("Try again");
  assert.deepEqual(titles(), ["Night hike"]);
});

test("who is not signed in is asked to be", async () => {
  await page.open("/me/events");
  assert.deepEqual(page.server.asked(MINE), []);
  assert.equal(document.querySelector('main a[href^="/login"]')?.getAttribute("href"), "/login?next=%2Fme%2Fevents");
});

test("who signs in comes back to the list that was asked for", async () => {
  await page.open("/me/events?show=past");
  assert.equal(document.querySelector('main a[href^="/login"]')?.getAttribute("href"), "/login?next=%2Fme%2Fevents%3Fshow%3Dpast");
  assert.equal(document.querySelector('header a[href^="/login"]')?.getAttribute("href"), "/login?next=%2Fme%2Fevents%3Fshow%3Dpast");
});
