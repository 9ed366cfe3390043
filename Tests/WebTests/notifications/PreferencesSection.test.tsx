import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { CampusPage } from "../support/CampusPage";
import { PREFERENCES } from "../support/preferences";

const ROUTE = "PATCH /api/v1/users/me/preferences";
let page: CampusPage;

beforeEach(async () => {
  page = new CampusPage();
  page.server
    .answer("GET /api/v1/auth/sessions", 200, [])
    .answer("GET /api/v1/users/me/consents", 200, [])
    .answer("GET /api/v1/users/me/preferences", 200, PREFERENCES);
  page.campus.session.signIn(SAM);
  await page.open("/me/settings");
});

afterEach(() => page.close());

function box(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")]
    .find((input) => (input.getAttribute("aria-label") ?? input.parentElement?.textContent) === label);
  if (found === undefined) throw new Error(`there is no box ${label}`);
  return found;
}

test("a choice is kept at once, and only that one is sent", async () => {
  const channels = { ...PREFERENCES.channels, reminder: { ...PREFERENCES.channels.reminder, email: false } };
  page.server.answer(ROUTE, 200, { ...PREFERENCES, channels });
  assert.equal(box("Reminders: Mail").checked, true);
  await page.settle(() => box("Reminders: Mail").click());
  assert.deepEqual(page.server.asked(ROUTE)[0]?.body, { channels: { reminder: { email: false } } });
  assert.equal(box("Reminders: Mail").checked, false);
  assert.match(page.text, /Saved\./);
});

test("what is refused stays as it was, and is said", async () => {
  page.server.drop(ROUTE);
  await page.settle(() => box("Reminders: Mail").click());
  assert.equal(box("Reminders: Mail").checked, true);
  assert.match(page.text, /Campus Events cannot be reached/);
});

test("categories are chosen together", async () => {
  page.server.answer(ROUTE, 200, { ...PREFERENCES, categories: ["Social"] });
  await page.settle(() => box("Social").click());
  assert.deepEqual(page.server.asked(ROUTE)[0]?.body, { categories: ["Social"] });
  assert.equal(box("Social").checked, true);
});

test("an SMS needs a number that was confirmed", async () => {
  assert.equal(box("Your seats: SMS").disabled, true);
  page.server.answer("POST /api/v1/users/me/phone", 202, {}).answer("POST /api/v1/users/me/phone/confirmation", 204, null);
  await page.type("Telephone", "+49 (30) 901-820");
  await page.press("Send a code");
  assert.deepEqual(page.server.asked("POST /api/v1/users/me/phone")[0]?.body, { phone: "+4930901820" });
  await page.type("Code", "123456");
  page.server.only("GET /api/v1/users/me/preferences", 200, { ...PREFERENCES, phone: "+4930901820", phone_verified: true });
  await page.press("Confirm the number");
  assert.equal(box("Your seats: SMS").disabled, false);
});
