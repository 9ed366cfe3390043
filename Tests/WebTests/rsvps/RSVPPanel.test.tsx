import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";

const RSVP = "POST /api/v1/events/e1/rsvp";
const MINE = "GET /api/v1/users/me/rsvps";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(event = campusEvent(), own: readonly object[] = []): Promise<void> {
  page.server.answer("GET /api/v1/events/e1", 200, event).answer(MINE, 200, own);
  page.campus.session.signIn(SAM);
  await page.open("/events/e1");
  await page.goLive();
}

test("who is not signed in is led to sign in and back", async () => {
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent());
  await page.open("/events/e1");
  const link = [...document.querySelectorAll("a")].find((candidate) => candidate.textContent === "Sign in to RSVP");
  assert.equal(link?.getAttribute("href"), "/login?next=%2Fevents%2Fe1");
  assert.equal(page.button("RSVP"), undefined);
});

test("RSVP gives a seat and says so", async () => {
  await open();
  page.server.answer(RSVP, 201, rsvp());
  await page.press("RSVP");
  assert.match(page.text, /You have a seat\./);
  assert(page.button("Cancel RSVP"));
  assert.equal(document.activeElement?.textContent, "You have a seat. See you there!");
  assert.equal(page.server.requests.find((request) => request.method === "POST")?.headers["Authorization"], "Bearer token-of-sam");
});

test("while the answer is on its way the button cannot be pressed again", async () => {
  await open();
  let answer: (response: Response) => void = () => undefined;
  page.server.add(RSVP, () => new Promise((resolve) => {
    answer = resolve;
  }));
  await page.press("RSVP");
  assert(page.button("One moment…")?.disabled);
  await page.settle(() => answer(new Response(JSON.stringify(rsvp()), { status: 201 })));
  assert(page.button("Cancel RSVP"));
});

test("a full event offers the waitlist and tells the place in it", async () => {
  await open(campusEvent({ current_attendees: 40, waitlist_count: 13 }));
  page.server.answer(RSVP, 201, rsvp({ status: "waitlisted", waitlist_position: 14 }));
  await page.press("Join the waitlist");
  assert.match(page.text, /You are 14th on the waitlist\./);
});

test("a seat nobody waits for is given back at once", async () => {
  await open(campusEvent(), [{ ...rsvp(), event: campusEvent() }]);
  page.server.answer("DELETE /api/v1/rsvps/r1", 204, null);
  await page.press("Cancel RSVP");
  assert.match(page.text, /Your RSVP is cancelled\./);
  assert(page.button("RSVP"));
});

test("a seat others wait for is given back only when said twice", async () => {
  const full = campusEvent({ current_attendees: 40, waitlist_count: 2 });
  await open(full, [{ ...rsvp(), event: full }]);
  await page.press("Cancel RSVP");
  assert.match(page.text, /goes to the next in line/);
  assert(!page.server.requests.some((request) => request.method === "DELETE"));
  await page.press("Keep it");
  assert.match(page.text, /You have a seat\./);
  page.server.answer("DELETE /api/v1/rsvps/r1", 204, null);
  await page.press("Cancel RSVP");
  await page.press("Cancel RSVP");
  assert(page.button("Join the waitlist"));
});

test("a refusal is told in the server's words", async () => {
  await open();
  page.server.answer(RSVP, 409, { detail: "RSVPs have closed" });
  await page.press("RSVP");
  assert.equal(document.querySelector("[role=alert]")?.textContent, "RSVPs have closed.");
  assert(page.button("RSVP"));
});

test("a promotion told live turns the waitlist into a seat, another person's does not", async () => {
  const full = campusEvent({ current_attendees: 40, waitlist_count: 2 });
  await open(full, [{ ...rsvp({ status: "waitlisted", waitlist_position: 1 }), event: full }]);
  const promoted = rsvp({ updated_at: "2025-02-01T00:00:00Z" });
  await page.settle(() => page.live.socket.tell({ type: "rsvp:promoted", cursor: "1-1", data: { ...promoted, user_id: "u9" } }));
  assert.match(page.text, /You are 1st on the waitlist/);
  await page.settle(() => page.live.socket.tell({ type: "rsvp:promoted", cursor: "1-2", data: promoted }));
  assert.match(page.text, /You have a seat\./);
  assert.match(page.text, /A seat came free: you are confirmed for Night hike/);
});

test("what was answered to a press is not said any more once one has moved up", async () => {
  await open(campusEvent({ current_attendees: 40, waitlist_count: 2 }));
  page.server.answer(RSVP, 201, rsvp({ status: "waitlisted", waitlist_position: 3 }));
  await page.press("Join the waitlist");
  const answer = document.querySelector("[data-testid=rsvp-answer]");
  assert.equal(answer?.textContent, "You are 3rd on the waitlist.");
  const promoted = rsvp({ updated_at: "2025-02-01T00:00:00Z" });
  await page.settle(() => page.live.socket.tell({ type: "rsvp:promoted", cursor: "1-1", data: promoted }));
  assert.match(page.text, /You have a seat\./);
  assert.equal(answer?.textContent, "");
});

test("an expired sign-in leads to sign in again", async () => {
  await open();
  page.server.answer(RSVP, 401, {}).answer("POST /api/v1/auth/refresh", 401, {});
  await page.press("RSVP");
  assert.equal(page.campus.session.get().session, null);
  assert.match(page.text, /Sign in to RSVP/);
});

test("seats that go are told to screen readers, the last count once there is time to say it", async () => {
  await open();
  const spoken = () => document.querySelector("[data-testid=spoken-seats]")?.textContent;
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    for (const current_attendees of [13, 14, 15]) {
      await page.settle(() => page.live.socket.tell({
        type: "capacity:changed",
        cursor: `1-${current_attendees}`,
        data: { id: "e1", current_attendees, waitlist_count: 0, max_attendees: 40 },
      }));
      assert.equal(spoken(), "");
    }
    await page.settle(() => mock.timers.tick(9_000));
    assert.equal(spoken(), "");
    await page.settle(() => mock.timers.tick(1_000));
    assert.equal(spoken(), "15 of 40 seats taken");
  } finally {
    mock.timers.reset();
  }
});
