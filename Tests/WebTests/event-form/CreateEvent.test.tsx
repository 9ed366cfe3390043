import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OLGA, SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const CREATE = "POST /api/v1/events";
const KEPT = "draft:new-event:u2";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
  page.server.answer("GET /api/v1/groups", 200, []).answer("GET /api/v1/venues", 200, []);
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ organizer_id: "u2" }));
});

afterEach(() => page.close());

async function open(address = "/events/new", account = OLGA): Promise<void> {
  page.campus.session.signIn(account);
  await page.open(address);
}

async function fill(): Promise<void> {
  for (const [name, text] of [
    ["title", "Dawn hike"], ["location", "North gate"], ["start_time", "2099-06-01T06:00"], ["end_time", "2099-06-01T08:00"],
    ["max_attendees", "20"],
  ]) await page.typeInto(document.querySelector(`[name=${name}]`), text ?? "");
  await page.choose("category", "Social");
}

const body = (index = 0) => page.server.asked(CREATE)[index]?.body as Record<string, unknown> | undefined;

test("what is longer than the server takes is said at once; what it takes is sent", async () => {
  await open();
  await fill();
  const longest = { title: 200, description: 10_000, location: 300 };
  const type = async (more: number) => {
    for (const [name, most] of Object.entries(longest)) {
      await page.typeInto(document.querySelector(`[name=${name}]`), "🎭".repeat(most + more));
    }
  };
  await type(1);
  await page.press("Create event");
  assert.deepEqual(page.server.asked(CREATE), []);
  const said = [...document.querySelectorAll(".field-error")].map((error) => error.textContent);
  assert.deepEqual(said, [200, 10_000, 300].map((most) => `Must be at most ${most.toLocaleString("en")} characters.`));
  await type(0);
  page.server.answer(CREATE, 201, campusEvent());
  await page.press("Create event");
  assert.equal([...String(body()?.["description"])].length, longest.description);
});

test("what is missing is said at once, and nothing is sent", async () => {
  await open();
  await page.press("Create event");
  assert.deepEqual(page.server.asked(CREATE), []);
  assert(document.querySelectorAll("[aria-invalid=true]").length >= 5);
});

test("an event is made and shown, and the draft is forgotten", async () => {
  await open();
  await fill();
  page.server.answer(CREATE, 201, campusEvent({ title: "Dawn hike" }));
  await page.press("Create event");
  assert.equal(body()?.["title"], "Dawn hike");
  assert.equal(body()?.["status"], undefined);
  assert.equal(window.location.pathname, "/events/e1");
  assert.equal(page.browser.storage.getItem(KEPT), null);
});

test("a draft is made of the same form", async () => {
  await open();
  await fill();
  page.server.answer(CREATE, 201, campusEvent({ status: "draft" }));
  await page.press("Save as draft");
  assert.equal(body()?.["status"], "draft");
});

test("pressed again after a lost answer it makes the same event, not a second one", async () => {
  await open();
  await fill();
  page.server.drop(CREATE);
  await page.press("Create event");
  await page.press("Create event");
  const keys = () => page.server.asked(CREATE).map(({ headers }) => headers["Idempotency-Key"]);
  assert.equal(new Set(keys()).size, 1);
  await page.typeInto(document.querySelector("[name=title]"), "Dusk hike");
  await page.press("Create event");
  assert.equal(new Set(keys()).size, 2);
});

test("what was typed is there again after the tab was closed, until it is put away", async () => {
  await open();
  await page.typeInto(document.querySelector("[name=title]"), "Dawn hike");
  await page.close();
  page = new CampusPage(page.browser);
  page.server.answer("GET /api/v1/groups", 200, []).answer("GET /api/v1/venues", 200, []);
  await open();
  assert.equal(document.querySelector<HTMLInputElement>("[name=title]")?.value, "Dawn hike");
  await page.press("Begin anew");
  assert.equal(document.querySelector<HTMLInputElement>("[name=title]")?.value, "");
  assert.equal(page.browser.storage.getItem(KEPT), null);
});

test("a copy begins with what the other event is like", async () => {
  await open("/events/new?copy=e1");
  assert.equal(document.querySelector<HTMLInputElement>("[name=title]")?.value, "Night hike");
});

test("a student without a group is told whose events one can make", async () => {
  await open("/events/new", SAM);
  assert.equal(document.querySelector("form.editor-form"), null);
  assert(document.querySelector('main a[href="/groups"]'));
});
