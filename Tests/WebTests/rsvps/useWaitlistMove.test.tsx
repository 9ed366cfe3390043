import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";

const OWN = "GET /api/v1/rsvps/r1";
const random = Math.random;
let page: CampusPage;

beforeEach(async () => {
  page = new CampusPage();
  const event = campusEvent({ current_attendees: 40, waitlist_count: 100 });
  const own = rsvp({ status: "waitlisted", waitlist_position: 90 });
  page.server.answer("GET /api/v1/events/e1", 200, event).answer("GET /api/v1/users/me/rsvps", 200, [{ ...own, event }]);
  page.server.answer(OWN, 200, { ...own, waitlist_position: 80 });
  page.campus.session.signIn(SAM);
  await page.open("/events/e1");
  await page.goLive();
});

afterEach(async () => {
  Math.random = random;
  await page.close();
});

async function shorten(...counts: readonly number[]): Promise<void> {
  for (const waitlist_count of counts) {
    const data = { id: "e1", current_attendees: 40, waitlist_count, max_attendees: 40 };
    await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: `1-${waitlist_count}`, data }));
  }
}

test("who waits asks for the new place somewhere in a time that grows with the line", async () => {
  Math.random = () => 0.99;
  await shorten(99);
  assert.equal(page.server.asked(OWN).length, 0);
  await page.wait(450);
  assert.equal(page.server.asked(OWN).length, 1);
  assert.match(page.text, /You are 80th on the waitlist/);
});

test("several moves in that time are asked about once", async () => {
  Math.random = () => 0.5;
  await shorten(99, 98, 97);
  await page.wait(300);
  assert.equal(page.server.asked(OWN).length, 1);
});
