import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";
import { TICKET, TICKET_IMAGE, layOutTicket } from "../support/ticket";

let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(address: string, own = rsvp(), event = campusEvent()): Promise<void> {
  page.server.answer("GET /api/v1/events/e1", 200, event);
  page.server.answer("GET /api/v1/users/me/rsvps", 200, [{ ...own, event }]);
  layOutTicket(page.server);
  page.campus.session.signIn(SAM);
  await page.open(address);
  await page.goLive();
}

function asks(): readonly (string | undefined)[] {
  return page.server.requests.filter((request) => request.url.includes("/rsvps/r1")).map((request) => request.url);
}

test("on the event's page a seat brings its ticket, asked for with the token", async () => {
  await open("/events/e1");
  const image = document.querySelector(".admission img");
  assert.equal(image?.getAttribute("alt"), "QR code of your ticket");
  const address = image?.getAttribute("src") ?? "";
  assert(address.startsWith("data:image/svg+xml,"));
  assert.doesNotMatch(address, /[#"<]/);
  assert.equal(decodeURIComponent(address.slice("data:image/svg+xml,".length)), TICKET_IMAGE);
  assert.equal(document.querySelector(".admission-letters")?.textContent, TICKET.code);
  const request = page.server.requests.find((candidate) => candidate.url === "/api/v1/rsvps/r1/ticket.svg");
  assert.equal(request?.headers["Authorization"], "Bearer token-of-sam");
});

test("why one has a seat is asked for when one wants to know", async () => {
  await open("/events/e1");
  assert.equal(page.button("Why?")?.getAttribute("aria-expanded"), "false");
  assert(!asks().includes("/api/v1/rsvps/r1/decisions"));
  await page.press("Why?");
  assert.equal(page.button("Why?")?.getAttribute("aria-expanded"), "true");
  const reasons = [...document.querySelectorAll(".decisions p")].map((reason) => reason.textContent);
  assert.deepEqual(reasons, [
    "All 40 seats were taken: number 3 in line.",
    "Decision 8 freed a seat, and this was the first in line.",
  ]);
});

test("who waits, and who came to an event that is over, is shown no ticket", async () => {
  await open("/events/e1", rsvp({ status: "waitlisted", waitlist_position: 3 }), campusEvent({ current_attendees: 40, waitlist_count: 3 }));
  assert.match(page.text, /You are 3rd on the waitlist/);
  assert.deepEqual(asks(), []);
  await page.close();
  page = new CampusPage();
  await open("/events/e1", rsvp(), campusEvent({ status: "completed" }));
  assert.deepEqual(asks(), []);
});

test("in my events the ticket is a press away", async () => {
  await open("/me/events");
  assert.deepEqual(asks(), []);
  await page.press("Ticket");
  assert.equal(document.querySelector(".admission-letters")?.textContent, TICKET.code);
  await page.press("Ticket");
  assert.equal(document.querySelector(".admission"), null);
});

test("a ticket that cannot be loaded says why and can be tried again", async () => {
  await open("/me/events");
  page.server.only("GET /api/v1/rsvps/r1/ticket", 409, { detail: "The RSVP was cancelled" });
  await page.press("Ticket");
  assert.match(page.text, /The RSVP was cancelled\./);
  page.server.only("GET /api/v1/rsvps/r1/ticket", 200, { ...TICKET, checked_in_at: "2099-06-01T16:03:00Z" });
  await page.press("Try again");
  assert.match(page.text, /You came in on /);
});

test("the place in line moves up when others leave it", async () => {
  await open("/events/e1", rsvp({ status: "waitlisted", waitlist_position: 3 }), campusEvent({ current_attendees: 40, waitlist_count: 3 }));
  page.server.answer("GET /api/v1/rsvps/r1", 200, rsvp({ status: "waitlisted", waitlist_position: 2 }));
  const data = { id: "e1", current_attendees: 40, waitlist_count: 4, max_attendees: 40 };
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-1", data }));
  assert.deepEqual(asks(), []);
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-2", data: { ...data, waitlist_count: 3 } }));
  await page.wait(30);
  assert.match(page.text, /You are 2nd on the waitlist/);
});
