import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OLGA } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const EVENTS = "GET /api/v1/users/me/events";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

/** The list answers with the events in the states that are asked for, and how many there are in each. */
async function open(events: readonly (ReturnType<typeof campusEvent> & { my_part?: string })[], address = "/organizer"): Promise<void> {
  page.server.add(EVENTS, async () => {
    const { url } = page.server.requests[page.server.requests.length - 1] ?? { url: "" };
    const wanted = new URLSearchParams(url.split("?")[1]).get("status")?.split(",") ?? [];
    const found = events.filter(({ status }) => wanted.includes(status)).map((event) => ({ my_part: "organizer", ...event }));
    const counts = ["completed", "cancelled"].map((state) => `${state}=${events.filter(({ status }) => status === state).length}`);
    return new Response(JSON.stringify(found), { headers: { "content-type": "application/json", counts: counts.join(", ") } });
  });
  page.campus.session.signIn(OLGA);
  await page.open(address);
}

const titles = () => [...document.querySelectorAll(".organized h2")].map((heading) => heading.textContent);

test("one's events are listed by what is to be done, and the list is kept in the address", async () => {
  await open([campusEvent({ id: "e1", title: "Night hike" }), campusEvent({ id: "e2", title: "Not ready", status: "draft" })]);
  assert.deepEqual(titles(), ["Night hike"]);
  assert.equal(page.server.asked(EVENTS).length, 1, "one request for all that is not over");
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

test("what is over is loaded when it is asked for, and how much there is stands there before", async () => {
  await open([campusEvent({ id: "e1", title: "Night hike" }), campusEvent({ id: "e2", title: "Long ago", status: "completed" })]);
  assert.match(document.querySelector(".chips")?.textContent ?? "", /Past 1Cancelled 0/);
  await page.take("Past");
  assert.deepEqual(titles(), ["Long ago"]);
  assert.deepEqual(page.server.asked(EVENTS).map(({ url }) => new URLSearchParams(url.split("?")[1]).get("status")), [
    "upcoming,ongoing,pending,draft", "completed",
  ]);
  await page.take("Cancelled");
  assert.match(page.text, /You have not cancelled anything/);
});

test("what has begun or ended meanwhile stands where it belongs, whatever its status says yet", async () => {
  const hours = (from: number, to: number) => ({
    start_time: new Date(Date.now() + from * 3_600_000).toISOString(),
    end_time: new Date(Date.now() + to * 3_600_000).toISOString(),
  });
  await open([
    campusEvent({ id: "e1", title: "Just over", ...hours(-2, -1) }),
    campusEvent({ id: "e2", title: "Just begun", ...hours(-1, 1) }),
  ]);
  assert.deepEqual(titles(), ["Just begun"]);
  assert.equal(document.querySelector(".organized .status-ongoing")?.textContent, "On now");
  assert.match(document.querySelector(".chips")?.textContent ?? "", /Coming 1.*Past 1/);
});

test("who checks in for a group finds its door, and nothing to change", async () => {
  const event = { ...campusEvent({ group_id: "g1", organizer_name: "Chess club" }), my_part: "check-in" };
  await open([event]);
  assert.match(document.querySelector(".organized")?.textContent ?? "", /Of the group Chess club.*Door$/);
  assert.equal(document.querySelector(".organized a.button")?.getAttribute("aria-label"), "Door: Night hike");
});
