import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

let page: CampusPage;

beforeEach(async () => {
  page = new CampusPage();
  page.server.answer("GET /api/v1/events", 200, [campusEvent()]);
});

afterEach(() => page.close());

const asked = () => Object.fromEntries(new URL(page.server.requests.at(-1)?.url ?? "", "http://campus.example").searchParams);
const field = () => document.querySelector<HTMLInputElement>("[name=search]");

test("a category and a time narrow the list, and stand in the address", async () => {
  await page.open("/events");
  await page.take("Sports");
  assert.equal(window.location.search, "?category=Sports");
  assert.deepEqual(asked(), { status: "upcoming", category: "Sports" });
  await page.take("This week");
  assert.equal(window.location.search, "?category=Sports&when=week");
  assert.deepEqual(Object.keys(asked()).sort(), ["category", "from", "to"]);
  await page.take("All");
  assert.equal(window.location.search, "?when=week");
});

test("Enter searches at once, without a second time after the pause", async () => {
  await page.open("/events");
  await page.typeInto(field(), "chess");
  const before = page.server.requests.length;
  const form = document.querySelector("form.filters");
  await page.settle(() => form?.dispatchEvent(new window.Event("submit", { bubbles: true, cancelable: true })));
  assert.equal(window.location.search, "?search=chess");
  await page.wait(400);
  assert.equal(page.server.requests.length, before + 1);
});

test("the field follows an address that is gone back to", async () => {
  await page.open("/events?search=chess");
  assert.equal(field()?.value, "chess");
  await page.settle(() => {
    window.history.replaceState(null, "", "/events?search=hike");
    window.dispatchEvent(new window.PopStateEvent("popstate"));
  });
  assert.equal(field()?.value, "hike");
  await page.wait(400);
  assert.equal(window.location.search, "?search=hike");
});

test("the calendar has its months in place of the times", async () => {
  await page.open("/events?month=2099-06");
  assert.equal(document.querySelector("[name=when]"), null);
  assert(document.querySelector("[name=category]"));
});
