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

test("each delivery says what became of it and why; filters narrow them", async () => {
  page.server.answer(DELIVERIES, 200, [DELIVERED, BOUNCED, SUPPRESSED]);
  await page.open("/events/e1/deliveries");
  assert.deepEqual(people(), ["Grace Hopper", "Sam Student", "Ida Idle"]);
  assert.match(page.text, /Bouncedthe mailbox is full3 attempts/);
  await page.take("Bounced");
  assert.deepEqual(people(), ["Sam Student"]);
  await page.take("All");
  await page.choose("channel", "sms");
  assert.deepEqual(people(), ["Ida Idle"]);
  await page.take("Delivered");
  assert.match(page.text, /Nothing here is like that/);
});

test("later pages join the first, and counts say of how many they are", async () => {
  page.server.answer(DELIVERIES, 200, [DELIVERED], { link: '</api/v1/more>; rel="next"' });
  page.server.answer("GET /api/v1/more", 200, [BOUNCED]);
  await page.open("/events/e1/deliveries");
  assert.match(page.text, /counted of the latest 1/);
  await page.press("Show more");
  assert.deepEqual(people(), ["Grace Hopper", "Sam Student"]);
  assert.equal(page.button("Show more"), undefined);
});

test("a failure says what to do", async () => {
  page.server.answer(DELIVERIES, 500, {}).answer(DELIVERIES, 200, []);
  await page.open("/events/e1/deliveries");
  assert.match(page.text, /Something went wrong on our side/);
  await page.press("Try again");
  assert.match(page.text, /Nobody was told anything of this event yet/);
});
