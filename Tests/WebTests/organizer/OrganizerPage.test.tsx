import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OLGA } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const EVENTS = "GET /api/v1/events";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

/** The list answers each status with the events that are in it. */
async function open(events: readonly ReturnType<typeof campusEvent>[], address = "/organizer"): Promise<void> {
  page.server.add(EVENTS, async () => {
    const { url } = page.server.requests[page.server.requests.length - 1] ?? { url: "" };
    const wanted = new URLSearchParams(url.split("?")[1]).get("status");
    const found = events.filter(({ status }) => status === wanted);
    return new Response(JSON.stringify(found), { headers: { "content-type": "application/json" } });
  });
  page.campus.session.signIn(OLGA);
  await page.open(address);
}

const titles = () => [...document.querySelectorAll(".organized h2")].map((heading) => heading.textContent);

test("one's events are listed by what is to be done, and the list is kept in the address", async () => {
  await open([campusEvent({ id: "e1", title: "Night hike" }), campusEvent({ id: "e2", title: "Not ready", status: "draft" })]);
  assert.deepEqual(titles(), ["Night hike"]);
  const asked = page.server.asked(EVENTS).map(({ url }) => new URLSearchParams(url.split("?")[1]));
  assert(asked.every((parameters) => parameters.get("organizer_id") === "u2"));
  assert.deepEqual(asked.map((parameters) => parameters.get("status")), ["upcoming", "ongoing", "pending", "draft", "completed", "cancelled"]);
  await page.take("Drafts");
  assert.deepEqual(titles(), ["Not ready"]);
  assert.equal(window.location.search, "?show=draft");
});

test("seats change as the live connection tells, in the list and in the sum", async () => {
  await open([campusEvent({ id: "e1", current_attendees: 12, max_attendees: 40 })]);
  await page.goLive();
  const data = { id: "e1", current_attendees: 20, waitlist_count: 3, max_attendees: 40 };
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-1", data }));
  assert.equal(document.querySelector(".organized [data-testid=seats] .seats-taken")?.textContent, "20");
  assert.match(document.querySelector(".summary")?.textContent ?? "", /Seats taken20 of 40, 50%People waiting3/);
});

test("who has only drafts sees those first, and an empty list says what to do", async () => {
  await open([campusEvent({ status: "draft", title: "Not ready" })]);
  assert.deepEqual(titles(), ["Not ready"]);
  await page.take("Coming");
  assert.match(page.text, /Create an event, or publish one of your drafts/);
});
