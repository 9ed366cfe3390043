import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OLGA } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { rsvp } from "../support/rsvp";

const CHECK_IN = "POST /api/v1/events/e1/check-in";
let page: CampusPage;
/** What the camera sees. */
let seen: string[];
let stopped: number;

beforeEach(() => {
  page = new CampusPage();
  [seen, stopped] = [[], 0];
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ organizer_id: "u2" }));
  page.server.answer("GET /api/v1/events/e1/check-in", 200, { confirmed: 1, checked_in: 0, waiting: 0, no_shows: null });
  page.server.answer("GET /api/v1/events/e1/rsvps", 200, [rsvp()]);
  page.campus.session.signIn(OLGA);
  window.HTMLMediaElement.prototype.play = () => Promise.resolve();
});

afterEach(async () => {
  await page.close();
  Reflect.deleteProperty(window, "BarcodeDetector");
  Reflect.deleteProperty(navigator, "mediaDevices");
});

function haveCamera(getUserMedia: () => Promise<unknown>): void {
  class Detector {
    static getSupportedFormats = () => Promise.resolve(["qr_code"]);
    detect = () => Promise.resolve(seen.map((rawValue) => ({ rawValue })));
  }
  Object.defineProperty(window, "BarcodeDetector", { value: Detector, configurable: true });
  Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia }, configurable: true });
}

const stream = () => Promise.resolve({ getTracks: () => [{ stop: () => { stopped += 1; } }] });

test("a ticket that is held before the camera is let in once", async () => {
  haveCamera(stream);
  page.server.answer(CHECK_IN, 200, { rsvp: rsvp({ checked_in_at: "2026-01-01T10:00:00Z" }), is_new: true, checked_in_count: 1, confirmed_count: 1 });
  await page.open("/events/e1/manage");
  await page.press("Scan with the camera");
  assert.match(page.text, /Hold a ticket’s QR code before the camera/);
  seen = ["CODE-OF-A-TICKET"];
  await page.wait(700);
  assert.deepEqual(page.server.asked(CHECK_IN).map(({ body }) => body), [{ code: "CODE-OF-A-TICKET" }]);
  assert.match(page.text, / is in\./);
  await page.press("Stop the camera");
  assert.equal(stopped, 1);
});

test("tickets that are shown while another is let in wait their turn, each once", async () => {
  haveCamera(stream);
  const answer = { rsvp: rsvp({ checked_in_at: "2026-01-01T10:00:00Z" }), is_new: true, checked_in_count: 1, confirmed_count: 1 };
  const release = page.server.hold(CHECK_IN, 200, answer);
  page.server.answer(CHECK_IN, 200, answer);
  await page.open("/events/e1/manage");
  await page.press("Scan with the camera");
  for (const code of ["FIRST", "SECOND", "THIRD"]) {
    seen = [code];
    await page.wait(300);
  }
  assert.equal(page.server.asked(CHECK_IN).length, 1);
  await page.settle(release);
  assert.deepEqual(page.server.asked(CHECK_IN).map(({ body }) => body), [{ code: "FIRST" }, { code: "SECOND" }, { code: "THIRD" }]);
});

test("a camera that is forbidden says where to allow it, and typing still works", async () => {
  haveCamera(() => Promise.reject(new DOMException("", "NotAllowedError")));
  await page.open("/events/e1/manage");
  await page.press("Scan with the camera");
  assert.match(page.text, /does not let this site use the camera/);
  assert.match(page.text, /Ticket code or name/);
});

test("a camera whose picture does not come says so, and one that is closed meanwhile says nothing", async () => {
  haveCamera(stream);
  let fail: (reason: unknown) => void = () => undefined;
  window.HTMLMediaElement.prototype.play = () => new Promise((_, reject) => { fail = reject; });
  await page.open("/events/e1/manage");
  await page.press("Scan with the camera");
  assert.match(page.text, /The camera starts…/);
  await page.settle(() => fail(new DOMException("", "NotReadableError")));
  assert.match(page.text, /The camera cannot be used/);
  await page.press("Stop the camera");
  await page.press("Scan with the camera");
  await page.press("Stop the camera");
  await page.settle(() => fail(new DOMException("", "AbortError")));
  assert.doesNotMatch(page.text, /The camera cannot be used/);
});

test("a browser that finds no codes in pictures offers no camera", async () => {
  await page.open("/events/e1/manage");
  assert.equal(page.button("Scan with the camera"), undefined);
  assert(page.button("Check in"));
});
