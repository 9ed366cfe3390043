import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OLGA } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const DELIVERIES = "GET /api/v1/events/e1/deliveries";
const DELIVERED = {
  id: "d1", name: "Grace Hopper", address: "gr…@campus.example", channel: "email", template: "event_message", status: "delivered",
  attempts: 1, created_at: "2026-02-01T10:00:00Z", send_at: "2026-02-01T10:00:00Z", sent_at: "2026-02-01T10:00:01Z",
};
const BOUNCED = { ...DELIVERED, id: "d2", name: "Sam Student", status: "bounced", why: "the mailbox is full", attempts: 3 };
const SUPPRESSED = { ...DELIVERED, id: "d3", name: "Ida Idle", channel: "sms", status: "suppressed", why: "no confirmed telephone" };
let page: CampusPage;

beforeEach(async () => {
  page = new CampusPage();
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ organizer_id: "u2" }));
  page.campus.session.signIn(OLGA);
});

afterEach(() => page.close());

const people = () => [...document.querySelectorAll(".data-table tbody strong")].map((name) => name.textContent);

const COUNTS = { counts: "queued=0, sent=0, delivered=1, bounced=1, suppressed=240, failed=0" };
const asked = () => page.server.asked(DELIVERIES).map(({ url }) => url.split("?")[1]);

test("each delivery says what became of it and why; the server narrows them and says how many of all there are", async () => {
  page.server.answer(DELIVERIES, 200, [DELIVERED, BOUNCED, SUPPRESSED], COUNTS).answer(DELIVERIES, 200, [BOUNCED], COUNTS);
  await page.open("/events/e1/deliveries");
  assert.deepEqual(people(), ["Grace Hopper", "Sam Student", "Ida Idle"]);
  assert.match(page.text, /Bouncedthe mailbox is full3 attempts/);
  assert.match(page.text, /All 242Delivered 1Bounced 1Not sent 240/);
  await page.take("Bounced");
  assert.deepEqual(people(), ["Sam Student"]);
  page.server.only(DELIVERIES, 200, []);
  await page.choose("channel", "sms");
  assert.deepEqual(people(), []);
  assert.match(page.text, /Nothing here is like that/);
  assert.deepEqual(asked(), ["limit=100", "limit=100&status=bounced", "limit=100&status=bounced&channel=sms"]);
});

test("while others are on their way the filters and their numbers stay", async () => {
  page.server.answer(DELIVERIES, 200, [DELIVERED], COUNTS);
  await page.open("/events/e1/deliveries");
  const release = page.server.hold(DELIVERIES, 200, [BOUNCED]);
  page.server.asked(DELIVERIES);
  await page.take("Bounced");
  assert.match(page.text, /Bounced 1/);
  await page.settle(release);
});

test("later pages join the first", async () => {
  page.server.answer(DELIVERIES, 200, [DELIVERED], { link: '</api/v1/more>; rel="next"', ...COUNTS });
  page.server.answer("GET /api/v1/more", 200, [BOUNCED]);
  await page.open("/events/e1/deliveries");
  await page.press("Show more");
  assert.deepEqual(people(), ["Grace Hopper", "Sam Student"]);
  assert.equal(page.button("Show more"), undefined);
  assert.match(page.text, /All 242/);
});

test("a failure says what to do", async () => {
  page.server.answer(DELIVERIES, 500, {}).answer(DELIVERIES, 200, []);
  await page.open("/events/e1/deliveries");
  assert.match(page.text, /Something went wrong on our side/);
  await page.press("Try again");
  assert.match(page.text, /Nobody was told anything of this event yet/);
});
