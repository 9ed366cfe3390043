import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";

const RSVP = "POST /api/v1/events/e1/rsvp";
const CANCEL = "DELETE /api/v1/rsvps/r1";
const MINE = "GET /api/v1/users/me/rsvps";
const SEAT = { ...rsvp(), event: campusEvent() };
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(own: readonly object[]): Promise<void> {
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent()).answer(MINE, 200, own);
  page.campus.session.signIn(SAM);
  await page.open("/events/e1");
}

const alert = () => document.querySelector(".rsvp-panel > p[role=alert]")?.textContent ?? "";
const keys = () => page.server.asked(RSVP).map(({ headers }) => headers["Idempotency-Key"]);

test("what became of a lost press is looked up, also while there is no live connection", async () => {
  await open([]);
  page.server.drop(RSVP).only(MINE, 200, [SEAT]);
  await page.press("RSVP");
  assert.match(page.text, /this is how it stands now\. You have a seat/);
  assert.equal(alert(), "");
});

for (const status of [502, 503, 504]) {
  test(`a ${status} is no refusal: it is looked up`, async () => {
    await open([]);
    page.server.answer(RSVP, status, {}, { "retry-after": "0" }).only(MINE, 200, [SEAT]);
    await page.press("RSVP");
    assert.match(page.text, /this is how it stands now\. You have a seat/);
  });
}

test("a lost cancellation is told in its own words, first that it is unknown, then that it did not arrive", async () => {
  await open([SEAT]);
  page.server.drop(CANCEL).only(MINE, 503, {});
  await page.press("Cancel RSVP");
  assert.match(alert(), /Whether your RSVP is cancelled is shown here/);
  page.server.only(MINE, 200, [SEAT]);
  await page.wait(1200);
  assert.equal(alert(), "The connection broke before your press arrived. You still have your place: try again.");
});

test("a lost cancellation that worked says so", async () => {
  await open([SEAT]);
  page.server.drop(CANCEL).only(MINE, 200, [{ ...SEAT, status: "cancelled", updated_at: "2025-02-01T00:00:00Z" }]);
  await page.press("Cancel RSVP");
  assert.match(page.text, /this is how it stands now\. Your RSVP is cancelled\./);
  assert.equal(alert(), "");
});

test("a look-up without an answer is made again, and when it is answered no more", async () => {
  await open([]);
  page.server.drop(RSVP).only(MINE, 503, {});
  await page.press("RSVP");
  assert.match(alert(), /Whether it worked is shown here/);
  page.server.only(MINE, 200, [SEAT]);
  await page.wait(1200);
  assert.match(page.text, /this is how it stands now/);
  const asked = page.server.asked(MINE).length;
  await page.wait(1200);
  assert.equal(page.server.asked(MINE).length, asked);
});

test("the same press without an answer carries the same key, and once it is answered another", async () => {
  await open([]);
  page.server.drop(RSVP).only(MINE, 503, {});
  await page.press("RSVP");
  await page.press("RSVP");
  assert.equal(new Set(keys()).size, 1);
  page.server.only(RSVP, 409, { detail: "RSVPs have closed" });
  await page.press("RSVP");
  assert.equal(new Set(keys()).size, 1);
  await page.press("RSVP");
  assert.equal(new Set(keys()).size, 2);
});

test("where to join is shown as soon as one has a seat, also while the live connection tells the seats", async () => {
  await open([]);
  await page.goLive();
  page.server.answer(RSVP, 201, rsvp()).only("GET /api/v1/events/e1", 200, campusEvent({ online_url: "https://meet.example/room" }));
  await page.press("RSVP");
  assert(document.querySelector('a[href="https://meet.example/room"]'));
});

test("where to join is shown to who moves up from the waitlist", async () => {
  await open([{ ...SEAT, status: "waitlisted", waitlist_position: 1 }]);
  await page.goLive();
  page.server.only("GET /api/v1/events/e1", 200, campusEvent({ online_url: "https://meet.example/room" }));
  const promoted = rsvp({ updated_at: "2025-02-01T00:00:00Z" });
  await page.settle(() => page.live.socket.tell({ type: "rsvp:promoted", cursor: "1-1", data: promoted }));
  assert(document.querySelector('a[href="https://meet.example/room"]'));
});
