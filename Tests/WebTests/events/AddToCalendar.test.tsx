import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const CALENDAR = "GET /api/v1/events/e1/calendar.ics";
let page: CampusPage;
/** What was given to the browser to save. */
let saved: Blob[];

beforeEach(() => {
  page = new CampusPage();
  saved = [];
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ visibility: "signed-in" }));
  page.server.answer("GET /api/v1/users/me/rsvps", 200, []);
  URL.createObjectURL = (file) => `blob:${saved.push(file as Blob)}`;
  window.HTMLAnchorElement.prototype.click = () => undefined;
});

afterEach(async () => {
  await page.close();
  Reflect.deleteProperty(window.HTMLAnchorElement.prototype, "click");
});

test("who is signed in gets the file in their own name", async () => {
  page.campus.session.signIn(SAM);
  page.server.answer(CALENDAR, 200, "BEGIN:VCALENDAR");
  await page.open("/events/e1");
  await page.press("Add to calendar");
  assert.equal(page.server.asked(CALENDAR)[0]?.headers["Authorization"], "Bearer token-of-sam");
  assert.match(await saved[0]?.text() ?? "", /BEGIN:VCALENDAR/);
});

test("why there is no file is said", async () => {
  page.campus.session.signIn(SAM);
  page.server.answer(CALENDAR, 404, {});
  await page.open("/events/e1");
  await page.press("Add to calendar");
  assert.match(page.text, /does not exist, or is not open to you/);
});

test("a visitor has an ordinary link", async () => {
  await page.open("/events/e1");
  assert(document.querySelector('a[download][href="/api/v1/events/e1/calendar.ics"]'));
});
