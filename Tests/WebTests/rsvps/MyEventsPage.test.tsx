import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";

const MINE = "GET /api/v1/users/me/rsvps";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(...mine: readonly object[]): Promise<void> {
  page.server.answer(MINE, 200, mine);
  page.campus.session.signIn(SAM);
  await page.open("/me/events");
}

const mine = (id: string, title: string, event: object = {}, own: object = {}) => {
  return { ...rsvp({ id: `r-${id}`, event_id: id }), ...own, event: { ...campusEvent({ id, title }), ...event } };
};
const lists = () => [...document.querySelectorAll("main section")].map((section) => [
  section.querySelector("h2")?.textContent,
  ...[...section.querySelectorAll("h3")].map((heading) => heading.textContent),
]);

test("seats, places in line and what is over stand apart, the next first and the latest first", async () => {
  await open(
    mine("late", "Late", { start_time: "2099-07-01T16:00:00Z", end_time: "2099-07-01T18:00:00Z" }),
    mine("soon", "Soon"),
    mine("line", "In line", {}, { status: "waitlisted", waitlist_position: 2 }),
    mine("old", "Old", { status: "completed", start_time: "2020-01-01T10:00:00Z", end_time: "2020-01-01T12:00:00Z" }),
    mine("off", "Off", { status: "cancelled" }),
    mine("given", "Given back", {}, { status: "cancelled" }),
  );
  assert.deepEqual(lists(), [["Coming", "Soon", "Late"], ["On the waitlist", "In line"], ["Past and cancelled", "Off", "Old"]]);
});

test("an event that has ended is past, whatever its status says yet", async () => {
  const [start_time, end_time] = [new Date(Date.now() - 7_200_000).toISOString(), new Date(Date.now() - 3_600_000).toISOString()];
  await open(mine("e1", "Just over", { status: "ongoing", start_time, end_time }));
  assert.match(page.text, /You have no seat at a coming event\./);
  assert.deepEqual(lists().at(-1), ["Past and cancelled", "Just over"]);
});

test("who has none is led to the events", async () => {
  await open();
  assert(document.querySelector('main a[href="/events"]'));
});

test("what cannot be loaded says why and can be tried again", async () => {
  page.server.drop(MINE);
  page.campus.session.signIn(SAM);
  await page.open("/me/events");
  assert.match(page.text, /Campus Events cannot be reached/);
  page.server.only(MINE, 200, [mine("e1", "Night hike")]);
  await page.press("Try again");
  assert.deepEqual(lists(), [["Coming", "Night hike"]]);
});

test("who is not signed in is asked to be", async () => {
  await page.open("/me/events");
  assert.deepEqual(page.server.asked(MINE), []);
  assert.equal(document.querySelector('main a[href^="/login"]')?.getAttribute("href"), "/login?next=%2Fme%2Fevents");
});
