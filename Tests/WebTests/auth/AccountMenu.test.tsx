import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM, SAM_AGAIN } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { FakeBrowser } from "../support/FakeBrowser";

const REFRESH = "POST /api/v1/auth/refresh";
const EVENTS = "GET /api/v1/events";
const MINE = "GET /api/v1/users/me/rsvps";
let browser: FakeBrowser;
let page: CampusPage;

beforeEach(() => {
  browser = new FakeBrowser();
  page = new CampusPage(browser);
});

afterEach(() => page.close());

/** A page of a browser on which Sam signed in before; the answer lets the server say that he still is. */
async function reload(address: string): Promise<() => void> {
  browser.storage.setItem("campus-events.signed-in", "signed-in");
  page = new CampusPage(browser);
  const release = page.server.hold(REFRESH, 200, SAM_AGAIN);
  page.server.answer(EVENTS, 200, [campusEvent()]).answer("GET /api/v1/events/e1", 200, campusEvent()).answer(MINE, 200, []);
  await page.open(address);
  return release;
}

function header(): string {
  return document.querySelector("header")?.textContent ?? "";
}

test("a reload shows neither the ways in nor anybody's name until it is known, and the public list at once", async () => {
  const release = await reload("/events");
  assert.doesNotMatch(header(), /Sign in|Register|Sign out/);
  assert.deepEqual(page.titles, ["Night hike"]);
  assert.deepEqual(page.server.requests.map(({ url }) => url.split("?")[0]).sort(), ["/api/v1/auth/refresh", "/api/v1/events"]);
  await page.settle(release);
  assert.match(header(), /Sam StudentSign out/);
  // Who is signed in may see more: the list is asked for once more, in their name.
  const tokens = page.server.asked(EVENTS).map(({ headers }) => headers["Authorization"]);
  assert.deepEqual(tokens, [undefined, "Bearer next-token-of-sam"]);
});

test("a page of one's own waits instead of asking to sign in", async () => {
  const release = await reload("/me/events");
  assert.match(page.text, /Loading your account/);
  assert.doesNotMatch(page.text, /Sign in/);
  await page.settle(release);
  assert.match(page.text, /You have no seat at a coming event/);
});

test("a seat cannot be asked for before it is known for whom, and then can", async () => {
  const release = await reload("/events/e1");
  assert.doesNotMatch(page.text, /Sign in to RSVP/);
  assert.equal(page.button("One moment…")?.disabled, true);
  await page.settle(release);
  assert.equal(page.button("RSVP")?.disabled, false);
});

test("who has yet to confirm the address is reminded from the start, without a jump", async () => {
  const user = { ...SAM.user, email_verified: false };
  page.campus.session.signIn({ ...SAM, user });
  page = new CampusPage(browser);
  const release = page.server.hold(REFRESH, 200, { ...SAM_AGAIN, user });
  page.server.answer(EVENTS, 200, []).answer(MINE, 200, []);
  await page.open("/events");
  assert.match(page.text, /We sent a mail to your address\./);
  await page.settle(release);
  assert.match(page.text, /We sent a mail to student@campus\.example\./);
  await page.settle(() => page.campus.session.putUser(SAM.user));
  assert.doesNotMatch(page.text, /We sent a mail/);
  assert.equal(browser.storage.getItem("campus-events.signed-in"), "signed-in");
});

test("when the session is over the page says so without a word in between", async () => {
  browser.storage.setItem("campus-events.signed-in", "signed-in");
  page = new CampusPage(browser);
  page.server.answer(REFRESH, 401, {}).answer(EVENTS, 200, []);
  await page.open("/events");
  assert.match(header(), /Sign inRegister/);
});

test("signing out here and in another tab leads out of what is one's own", async () => {
  const other = new CampusPage(browser);
  other.server.answer("POST /api/v1/auth/logout", 204, null);
  page.server.answer(MINE, 200, []);
  page.campus.session.signIn(SAM);
  await page.open("/me/events");
  assert.match(header(), /Sign out/);
  await page.settle(() => void other.campus.session.signOut());
  assert.match(page.text, /Sign in to see this page/);
  assert.deepEqual(page.server.asked("POST /api/v1/auth/logout"), []);
});

test("Sign out tells the server and shows the first page", async () => {
  page.server.answer(MINE, 200, []).answer(EVENTS, 200, []).answer("POST /api/v1/auth/logout", 204, null);
  page.campus.session.signIn(SAM);
  await page.open("/me/events");
  await page.press("Sign out");
  assert.equal(window.location.pathname, "/");
  assert.match(header(), /Sign inRegister/);
  assert.equal(page.server.asked("POST /api/v1/auth/logout").length, 1);
});
