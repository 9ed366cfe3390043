import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";
import { TICKET, layOutTicket } from "../support/ticket";

const PLACE = "GET /api/v1/rsvps/r1";
const EVENT = "GET /api/v1/events/e1";
const CONFIRM = "POST /api/v1/rsvps/r1/confirm";
const ADDRESS = "/rsvps/r1/confirm#code=secret-_1";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

const UNCONFIRMED = rsvp({
  user_id: null,
  name: "Grace Hopper",
  email: "grace@elsewhere.example",
  confirm_by: new Date(Date.now() + 20 * 60_000).toISOString(),
});
const CONFIRMED = { ...UNCONFIRMED, confirm_by: null };

async function open(place: object, event = campusEvent()): Promise<void> {
  page.server.answer(PLACE, 200, place).answer(EVENT, 200, event);
  layOutTicket(page.server);
  await page.open(ADDRESS);
  await page.goLive();
}

function heading(): string | null | undefined {
  return document.querySelector("h1")?.textContent;
}

function asked(method: string): readonly { url: string; body: unknown }[] {
  return page.server.requests.filter((request) => request.method === method);
}

test("opening the link confirms nothing; the button does, and then there is the ticket", async () => {
  await open(UNCONFIRMED);
  assert.equal(heading(), "Confirm your seat");
  assert.match(page.text, /A seat is kept for Grace Hopper\./);
  assert.match(page.text, /within 20 minutes/);
  assert.match(page.text, /Night hike/);
  assert.deepEqual(page.server.requests.map((request) => request.method).filter((method) => method !== "GET"), []);

  page.server.answer(CONFIRM, 200, CONFIRMED);
  await page.press("Confirm my seat");
  assert.deepEqual(asked("POST").map((request) => request.body), [{ code: "secret-_1" }]);
  assert.equal(heading(), "You have a seat");
  assert.equal(document.activeElement?.textContent, "You have a seat");
  assert.equal(document.querySelector(".admission-letters")?.textContent, TICKET.code);
  const asks = page.server.requests.filter((request) => request.url.includes("/ticket"));
  assert.deepEqual(asks.map((request) => request.url), ["/api/v1/rsvps/r1/ticket", "/api/v1/rsvps/r1/ticket.svg"]);
});

test("the code of the mail stands in no address that a log would keep", async () => {
  await open(CONFIRMED);
  assert.deepEqual(page.server.requests.filter(({ url }) => url.includes("secret-_1")), []);
  assert.equal(page.server.asked(PLACE)[0]?.headers["RSVP-Code"], "secret-_1");
  assert.equal(window.location.hash, "#code=secret-_1");
});

for (const [kept, link] of [["#code=secret-_1", "/rsvps/r1/confirm?code=secret-_1"], ["#secret-_1", "/rsvps/r1/confirm#secret-_1"]] as const) {
  test(`a link of before opens the place, too, and leaves ${kept} in the address`, async () => {
    page.server.answer(PLACE, 200, CONFIRMED).answer(EVENT, 200, campusEvent());
    layOutTicket(page.server);
    await page.open(link);
    assert.equal(heading(), "You have a seat");
    assert.equal(page.server.asked(PLACE)[0]?.headers["RSVP-Code"], "secret-_1");
    assert.equal(window.location.search + window.location.hash, kept);
  });
}

test("whoever comes back later finds the ticket, why it is theirs, and the way to give it up", async () => {
  await open(CONFIRMED);
  assert.equal(heading(), "You have a seat");
  await page.press("Why?");
  assert.match(page.text, /All 40 seats were taken: number 3 in line\..*Decision 8 freed a seat/);
  await page.press("Cancel RSVP");
  assert.equal(asked("DELETE").length, 0);
  page.server.answer("DELETE /api/v1/rsvps/r1", 204, null);
  await page.press("Cancel RSVP");
  assert.deepEqual(asked("DELETE").map((request) => request.url), ["/api/v1/rsvps/r1"]);
  assert.equal(heading(), "You gave up your place");
  assert.equal(document.querySelector(".admission"), null);
});

test("in line, the place is told and kept true while others leave", async () => {
  const waiting = { ...UNCONFIRMED, status: "waitlisted", waitlist_position: 2 };
  await open(waiting, campusEvent({ current_attendees: 40, waitlist_count: 5 }));
  assert.equal(heading(), "Confirm your place in line");
  page.server.answer(CONFIRM, 200, { ...waiting, confirm_by: null });
  await page.press("Confirm my place in line");
  assert.equal(heading(), "You are 2nd on the waitlist");

  page.server.only(PLACE, 200, { ...waiting, confirm_by: null, waitlist_position: 1 });
  const shorter = { id: "e1", current_attendees: 40, waitlist_count: 4, max_attendees: 40 };
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-1", data: shorter }));
  await page.wait(30);
  assert.equal(heading(), "You are 1st on the waitlist");

  page.server.only(PLACE, 200, CONFIRMED);
  const promoted = { ...shorter, waitlist_count: 3 };
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-2", data: promoted }));
  await page.wait(30);
  assert.equal(heading(), "You have a seat");
  assert.equal(document.querySelector(".admission-letters")?.textContent, TICKET.code);
});

test("too late is told after the press as after the place was taken back, with the way to ask again", async () => {
  await open({ ...UNCONFIRMED, confirm_by: "2025-01-01T00:00:00Z" });
  page.server.answer(CONFIRM, 409, { type: "/problems/confirmation-expired", detail: "The time to confirm is over" });
  await page.press("Confirm my seat");
  assert.equal(heading(), "The time to confirm is over");
  await page.close();

  page = new CampusPage();
  page.server.answer("GET /api/v1/rsvps/r1/decisions", 200, [{ number: 4, at: "2025-01-01T00:00:00Z", kind: "expired", explanation: "Late" }]);
  page.server.answer(PLACE, 200, { ...CONFIRMED, status: "cancelled" }).answer(EVENT, 200, campusEvent());
  await page.open(ADDRESS);
  assert.equal(heading(), "The time to confirm is over");
  assert([...document.querySelectorAll("a")].some((link) => link.getAttribute("href") === "/events/e1" && link.className === "button"));
});

test("a place that was given up elsewhere is not confirmed", async () => {
  await open(UNCONFIRMED);
  page.server.answer(CONFIRM, 409, { type: "/problems/rsvp-cancelled", detail: "The RSVP was cancelled" });
  page.server.only("GET /api/v1/rsvps/r1/decisions", 200, [{ number: 4, at: "2025-01-01T00:00:00Z", kind: "cancelled", explanation: "Given up" }]);
  page.server.only(PLACE, 200, { ...CONFIRMED, status: "cancelled" });
  await page.press("Confirm my seat");
  assert.equal(heading(), "You gave up your place");
});

test("a wrong link, or half of one, says so", async () => {
  page.server.answer(PLACE, 404, { detail: "There is no such RSVP" });
  await page.open(ADDRESS);
  assert.equal(heading(), "This link does not work");
  await page.close();
  page = new CampusPage();
  await page.open("/rsvps/r1/confirm");
  assert.equal(heading(), "This link does not work");
  assert.equal(page.server.requests.length, 0);
});

test("an event that was cancelled or is over needs no confirmation", async () => {
  await open(UNCONFIRMED, campusEvent({ status: "cancelled" }));
  assert.equal(heading(), "This event has been cancelled");
  await page.close();
  page = new CampusPage();
  await open(UNCONFIRMED, campusEvent({ status: "completed" }));
  assert.equal(heading(), "This event is over");
});

test("a failure leaves the button where it is", async () => {
  await open(UNCONFIRMED);
  page.server.answer(CONFIRM, 500, {});
  await page.press("Confirm my seat");
  assert.match(document.querySelector("[role=alert]")?.textContent ?? "", /on our side/);
  assert(page.button("Confirm my seat"));
});
