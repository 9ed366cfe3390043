import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";

const RSVP = "POST /api/v1/events/e1/rsvp";
const COME = "Or come as a guest";
const ASK = "RSVP as a guest";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(difference: object = {}): Promise<void> {
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ guests_allowed: true, ...difference }));
  await page.open("/events/e1");
  await page.goLive();
}

/** A guest's place that is to be confirmed within `minutes`. */
function guestRSVP(minutes: number, difference: object = {}): object {
  const confirm_by = new Date(Date.now() + minutes * 60_000).toISOString();
  return rsvp({ user_id: null, name: "Grace Hopper", email: "grace@elsewhere.example", confirm_by, ...difference });
}

/** Opens the form, unless it is open. */
async function come(): Promise<void> {
  if (page.button(COME)?.getAttribute("aria-expanded") === "false") await page.press(COME);
}

async function ask(button = ASK): Promise<void> {
  await come();
  await page.type("Your name", " Grace Hopper ");
  await page.type("Email", "grace@elsewhere.example");
  await page.press(button);
}

test("an event that takes guests asks for name and address, and says what to do next", async () => {
  await open();
  page.server.answer(RSVP, 201, guestRSVP(30));
  await ask();
  const [request] = page.server.requests.filter((candidate) => candidate.method === "POST");
  assert.deepEqual(request?.body, { name: "Grace Hopper", email: "grace@elsewhere.example" });
  assert.equal(request?.headers["Authorization"], undefined);
  assert.match(page.text, /We sent a mail to grace@elsewhere\.example\. Confirm with its link within 30 minutes, by /);
  assert.match(page.text, /or the seat goes to the next/);
  assert.equal(document.activeElement?.getAttribute("data-testid"), "guest-asked");
  assert.equal(page.button(ASK), undefined);
});

test("on the waitlist the place in line is told", async () => {
  await open({ current_attendees: 40, waitlist_count: 2 });
  page.server.answer(RSVP, 201, guestRSVP(30, { status: "waitlisted", waitlist_position: 3 }));
  await ask("Join the waitlist as a guest");
  assert.match(page.text, /You are 3rd on the waitlist\./);
  assert.match(page.text, /or your place in line goes to the next/);
});

test("the answer stays when the last seat goes meanwhile", async () => {
  await open({ waitlist_enabled: false });
  page.server.answer(RSVP, 201, guestRSVP(30));
  await ask();
  const data = { id: "e1", current_attendees: 40, waitlist_count: 0, max_attendees: 40 };
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-1", data }));
  assert.match(page.text, /40 of 40 seats taken/);
  assert.match(page.text, /We sent a mail to/);
});

test("an address that has a place already is told so; another can be given", async () => {
  await open();
  page.server.answer(RSVP, 200, guestRSVP(0, { confirm_by: null }));
  await ask();
  assert.match(page.text, /This address has a place already\./);
  await page.press("Ask with another address");
  assert(page.button(ASK));
});

test("when the time is over the page says so instead of counting on", async () => {
  await open();
  page.server.answer(RSVP, 200, guestRSVP(-1));
  await ask();
  assert.match(page.text, /The time to confirm is over\./);
});

test("empty fields are named without asking the server, the server's objections stand at theirs", async () => {
  await open();
  await come();
  await page.press(ASK);
  assert.equal(document.querySelectorAll("[aria-invalid=true]").length, 2);
  assert(!page.server.requests.some((request) => request.method === "POST"));

  page.server.answer(RSVP, 422, {
    type: "/problems/validation",
    detail: "The request is not valid",
    errors: [{ field: "email", message: "must be an e-mail address" }],
  });
  await page.type("Your name", "Grace");
  await page.type("Email", "grace@home");
  await page.press(ASK);
  const input = document.querySelector("[aria-invalid=true]");
  assert.equal(input?.getAttribute("name"), "email");
  const description = document.getElementById(input?.getAttribute("aria-describedby") ?? "");
  assert.equal(description?.textContent, "Must be an e-mail address.");
});

test("too many from one network, and a seat that went meanwhile, are explained", async () => {
  await open();
  page.server.add(RSVP, async () => new Response(
    JSON.stringify({ type: "/problems/too-many-guests", detail: "Too many guests come from this network" }),
    { status: 429, headers: { "content-type": "application/problem+json", "retry-after": "540" } },
  ));
  page.server.answer(RSVP, 409, { type: "/problems/event-full", detail: "Every seat is taken" });
  await ask();
  assert.match(page.text, /Too many guests come from this network\. Wait 9 minutes and try again\./);
  await page.press(ASK);
  assert.equal(document.querySelector("[role=alert]")?.textContent, "Every seat is taken. Come back later: seats come free when people cancel.");
});

test("a refusal without the live connection brings the seats up to date", async () => {
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ guests_allowed: true }));
  await page.open("/events/e1");
  page.server.only("GET /api/v1/events/e1", 200, campusEvent({ guests_allowed: true, current_attendees: 40 }));
  page.server.answer(RSVP, 409, { detail: "Every seat is taken" });
  await ask();
  assert.match(page.text, /40 of 40 seats taken/);
});

test("no form where guests are not allowed, or nobody may come unseen, or for who is signed in", async () => {
  for (const difference of [{ guests_allowed: false }, { visibility: "signed-in" }]) {
    page = new CampusPage();
    await open(difference);
    assert.match(page.text, /Sign in to RSVP/);
    assert.equal(page.button(COME), undefined);
    await page.close();
  }
  page = new CampusPage();
  page.server.answer("GET /api/v1/users/me/rsvps", 200, []);
  page.campus.session.signIn(SAM);
  await open();
  assert(page.button("RSVP"));
  assert.equal(page.button(COME), undefined);
});
