import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OLGA, SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";

const COUNTS = "GET /api/v1/events/e1/check-in";
const CHECK_IN = "POST /api/v1/events/e1/check-in";
const PEOPLE = "GET /api/v1/events/e1/rsvps";
const GRACE = rsvp({ id: "r2", name: "Grace Hopper", email: "grace@campus.example" });
const GRACE_IN = { ...GRACE, checked_in_at: "2099-06-01T16:03:00Z" };
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

const NOBODY_YET = { confirmed: 2, checked_in: 0, waiting: 1, no_shows: null };

async function open(account = OLGA, difference: object = {}, counts: object = NOBODY_YET): Promise<void> {
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ organizer_id: "u2", ...difference }));
  page.server.answer("GET /api/v1/users/me/rsvps", 200, []);
  page.server.answer(COUNTS, 200, counts);
  page.server.answer(PEOPLE, 200, [rsvp(), GRACE]);
  page.campus.session.signIn(account);
  await page.open("/events/e1/manage");
  await page.goLive();
}

function count(name: string): string | null | undefined {
  return document.querySelector(`[data-testid="count-${name}"]`)?.textContent;
}

function outcome(): string | null | undefined {
  return document.querySelector("[data-testid=door-outcome] [role=status]")?.textContent;
}

function sent(method: string): readonly { url: string; body: unknown }[] {
  return page.server.requests.filter((request) => request.method === method).map(({ url, body }) => ({ url, body }));
}

test("the door tells how many have come, and hears of other doors", async () => {
  await open();
  assert.deepEqual(["checked-in", "seated", "waiting", "no-shows"].map(count), ["0", "2", "1", undefined]);
  const data = { id: "e1", current_attendees: 3, waitlist_count: 0, max_attendees: 40, checked_in_count: 1 };
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-1", data }));
  assert.deepEqual(["checked-in", "seated", "waiting"].map(count), ["1", "3", "0"]);
});

test("the list follows other doors, once they pause", async () => {
  await open();
  page.server.only(PEOPLE, 200, [rsvp(), GRACE_IN]);
  const before = page.server.requests.length;
  for (const checked_in_count of [1, 2, 1]) {
    const data = { id: "e1", current_attendees: 2, waitlist_count: 1, max_attendees: 40, checked_in_count };
    await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: `1-${checked_in_count}`, data }));
  }
  await page.settle(() => undefined);
  assert.equal(page.server.requests.length, before);
  await page.wait(900);
  assert.equal(page.server.requests.length, before + 1);
  assert(page.button("Undo check-in of Grace Hopper"));
});

test("after the event it tells who did not come", async () => {
  await open(OLGA, { status: "completed" }, { confirmed: 5, checked_in: 3, waiting: 0, no_shows: 2 });
  assert.equal(count("no-shows"), "2");
});

test("a code or a name lets a person in, the field is ready for the next, and it can be taken back", async () => {
  await open();
  page.server.answer(CHECK_IN, 200, { rsvp: GRACE_IN, is_new: true, checked_in_count: 1, confirmed_count: 2 });
  page.server.only(COUNTS, 200, { confirmed: 2, checked_in: 1, waiting: 1, no_shows: null });
  await page.type("Ticket code or name", "grace");
  await page.press("Check in");
  assert.deepEqual(sent("POST").map((request) => request.body), [{ name: "grace" }]);
  assert.equal(outcome(), "Grace Hopper is in.");
  assert.equal(count("checked-in"), "1");
  assert(page.button("Undo check-in of Grace Hopper"));
  const input = document.activeElement;
  assert(input instanceof window.HTMLInputElement);
  assert.equal(input.value, "");

  page.server.answer("DELETE /api/v1/events/e1/check-in/r2", 204, null);
  page.server.only(COUNTS, 200, NOBODY_YET);
  await page.press("Undo");
  assert.equal(sent("DELETE").length, 1);
  assert.equal(outcome(), "Grace Hopper is no longer checked in.");
  assert.equal(count("checked-in"), "0");
  assert(page.button("Check in Grace Hopper"));
});

test("a second time is told apart from the first", async () => {
  await open();
  page.server.answer(CHECK_IN, 200, { rsvp: GRACE_IN, is_new: false, checked_in_count: 1, confirmed_count: 2 });
  await page.type("Ticket code or name", "grace");
  await page.press("Check in");
  assert.match(outcome() ?? "", /^Grace Hopper came in before, on /);
});

test("of several people who are called alike one is picked", async () => {
  await open();
  const candidates = [
    { rsvp_id: "r2", name: "Grace Hopper", email: "grace@campus.example", status: "confirmed", checked_in_at: null },
    { rsvp_id: "r3", name: "Grace Kelly", email: "kelly@campus.example", status: "confirmed", checked_in_at: null },
  ];
  page.server.answer(CHECK_IN, 409, { type: "/problems/several-people", detail: "2 people are called like that; choose one", candidates });
  page.server.answer(CHECK_IN, 200, { rsvp: GRACE_IN, is_new: true, checked_in_count: 1, confirmed_count: 2 });
  await page.type("Ticket code or name", "grace");
  await page.press("Check in");
  assert.equal(outcome(), "2 people are called like that; choose one.");
  await page.press("Grace Hoppergrace@campus.example");
  assert.deepEqual(sent("POST").map((request) => request.body), [{ name: "grace" }, { rsvp_id: "r2" }]);
  assert.equal(outcome(), "Grace Hopper is in.");
  const input = document.activeElement;
  assert(input instanceof window.HTMLInputElement);
  assert.equal(input.value, "");
});

test("who is not let in: why, in the server's words, and what to do then", async () => {
  await open();
  page.server.answer(CHECK_IN, 409, { type: "/problems/rsvp-waitlisted", detail: "The person waits for a seat" });
  page.server.answer(CHECK_IN, 422, { detail: "The request is not valid", errors: [{ field: "code", message: "is not the code of a ticket" }] });
  await page.type("Ticket code or name", "sam");
  await page.press("Check in");
  assert.equal(outcome(), "The person waits for a seat. Let somebody in once a seat is theirs.");
  await page.press("Check in");
  assert.equal(outcome(), "This is not the code of a ticket. Scan it again, or type a name.");
});

test("a person is picked from the list", async () => {
  await open();
  page.server.answer(CHECK_IN, 200, { rsvp: GRACE_IN, is_new: true, checked_in_count: 1, confirmed_count: 2 });
  await page.press("Check in Grace Hopper");
  assert.deepEqual(sent("POST").map((request) => request.body), [{ rsvp_id: "r2" }]);
  assert(page.button("Undo check-in of Grace Hopper"));
  assert(page.button("Check in Sam Student"));
});

test("the list is searched and narrowed by the server", async () => {
  await open();
  const waiting = [...document.querySelectorAll("label")].find((label) => label.textContent === "Waitlist");
  page.server.only(PEOPLE, 200, [rsvp({ id: "r4", name: "Wanda", status: "waitlisted", waitlist_position: 1 })]);
  await page.settle(() => waiting?.click());
  assert.match(page.text, /Number 1 in line/);
  assert.equal(page.button("Check in Wanda"), undefined);

  page.server.requests.length = 0;
  page.server.only(PEOPLE, 200, []);
  const search = document.querySelector("input[type=search]");
  assert(search instanceof window.HTMLInputElement);
  await page.settle(() => {
    Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, "value")?.set?.call(search, " gr ");
    search.dispatchEvent(new window.Event("input", { bubbles: true }));
  });
  await page.settle(() => void search.form?.requestSubmit());
  assert.equal(page.server.requests[0]?.url, "/api/v1/events/e1/rsvps?status=waitlisted&search=gr");
  assert.match(page.text, /Nobody to show\./);
});

test("more attendees are shown on demand", async () => {
  page.server.answer(PEOPLE, 200, [GRACE], { link: '</api/v1/more?cursor=a>; rel="next"' });
  page.server.answer("GET /api/v1/more", 200, [rsvp({ id: "r5", name: "Last of all" })]);
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ organizer_id: "u2" }));
  page.server.answer(COUNTS, 200, { confirmed: 2, checked_in: 0, waiting: 0, no_shows: null });
  page.campus.session.signIn(OLGA);
  await page.open("/events/e1/manage");
  await page.press("Show more");
  assert(page.button("Check in Grace Hopper"));
  assert(page.button("Check in Last of all"));
  assert.equal(page.button("Show more"), undefined);
});

test("the event's page leads its organizer there, and nobody else", async () => {
  await open();
  await page.close();
  for (const [account, isLed] of [[OLGA, true], [SAM, false]] as const) {
    page.campus.session.signIn(account);
    await page.open("/events/e1");
    const link = [...document.querySelectorAll("a")].find((candidate) => candidate.textContent === "Door and attendees");
    assert.equal(link?.getAttribute("href"), isLed ? "/events/e1/manage" : undefined);
    await page.close();
  }
  await page.open("/events/e1/manage");
  assert.match(page.text, /Only the event’s organizer/);
  await page.close();
  page.campus.session.signOut();
  await page.open("/events/e1/manage");
  assert.match(page.text, /Sign in to see this page\./);
});

test("an event that is found by its link alone is asked for on the live connection, and let go of afterwards", async () => {
  await open(OLGA, { visibility: "link" });
  assert.deepEqual(page.live.socket.sent[page.live.socket.sent.length - 1], {
    type: "subscribe",
    topics: ["all", "me", "event:e1"],
    token: "token-of-olga",
  });
  await page.settle(() => window.document.querySelector<HTMLAnchorElement>(".navigation a")?.click());
  assert.deepEqual(page.live.socket.sent[page.live.socket.sent.length - 1], {
    type: "subscribe",
    topics: ["all", "me"],
    cursor: "0-1",
    token: "token-of-olga",
  });
});
