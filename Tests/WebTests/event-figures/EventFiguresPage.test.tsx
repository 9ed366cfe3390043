import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OLGA } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { eventFigures } from "../support/figures";

const FIGURES = "GET /api/v1/events/e1/analytics";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(difference: Parameters<typeof eventFigures>[0] = {}): Promise<void> {
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ organizer_id: "u2" }));
  page.server.answer(FIGURES, 200, eventFigures(difference));
  page.campus.session.signIn(OLGA);
  await page.open("/events/e1/figures");
  await page.goLive();
}

const card = (id: string) => document.querySelector(`[data-testid=figure-${id}]`)?.textContent ?? null;
const share = (id: string) => document.querySelector(`[data-testid=share-${id}]`)?.textContent ?? null;

test("an event's numbers are told, and those of small groups are not", async () => {
  await open();
  assert.equal(card("taken"), "Seats taken40of 40, 100%");
  assert.equal(card("waiting"), "Waiting14");
  assert.equal(card("promoted"), "Moved up3from the waitlist");
  assert.equal(card("came"), "Have come31");
  assert.equal(card("no-shows"), null, "nobody is late before it is over");
  assert.deepEqual([share("student"), share("staff")], ["Students36", "Staffnot told"]);
  assert.match(page.text, /Groups of fewer than five are not told/);
  assert.deepEqual([share("delivered"), share("bounced"), share("failed")], ["Delivered61", "Bounced1", null]);
  assert.match(page.text, /All times are Europe\/Berlin time/);
});

test("the table has the steps in which something was decided, by the event's clock", async () => {
  await open();
  const rows = [...document.querySelectorAll(".number-table")].map((table) => {
    return [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent?.replace("\u202f", " ")));
  });
  assert.deepEqual(rows[0], [
    ["Feb 1, 2027, 10:00 AM", "40", "18", "0", "0", "40", "18"],
    ["Feb 1, 2027, 1:00 PM", "0", "0", "3", "4", "40", "14"],
  ]);
  assert.deepEqual(rows[1], [["Feb 14, 2027, 5:50 PM", "31"]]);
});

test("once it is over it is told who did not come", async () => {
  await open({ no_shows: 9, no_show_rate: 0.225 });
  assert.equal(card("no-shows"), "No-show rate22.5%9 did not come, 31 did");
});

test("what is not known yet, or not right now, says so", async () => {
  await open({ decisions: [], check_ins: [], affiliations: [], notifications: null, confirmed: 0, waiting: 0, checked_in: 0 });
  assert.match(page.text, /Nobody has asked for a seat yet/);
  assert.match(page.text, /Nobody has come in yet/);
  assert.match(page.text, /Nobody has a seat yet/);
  assert.match(page.text, /It is not known right now what became of it/);
});

test("the figures follow what happens", async () => {
  await open();
  page.server.only(FIGURES, 200, eventFigures({ waiting: 15 }));
  const data = { id: "e1", current_attendees: 40, waitlist_count: 15, max_attendees: 40 };
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-1", data }));
  await page.wait(1_200);
  assert.equal(card("waiting"), "Waiting15");
});
