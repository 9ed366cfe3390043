import "../support/dom";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { firstNeeds } from "../../../Services/Frontend/Web/src/early/firstNeeds";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const ID = "0190a000-0000-7000-8000-000000000001";
const SOURCES = "../../Services/Frontend/Web/src";

for (const path of ["/", "/events", `/events/${ID}`]) {
  test(`what ${path} is said to ask for first is what it asks for`, async () => {
    const page = new CampusPage();
    page.server.answer("GET /api/v1/events", 200, []).answer(`GET /api/v1/events/${ID}`, 200, campusEvent({ id: ID }));
    await page.open(path);
    const { request } = firstNeeds(path, "", "en");
    assert.deepEqual(page.server.requests.filter(({ url }) => url === request).map(({ method }) => method), ["GET"]);
    await page.close();
  });
}

test("a list that is narrowed asks by itself, and a page of one's own waits until it is known whose", () => {
  assert.equal(firstNeeds("/events", "?search=song", "en").request, null);
  assert.deepEqual(firstNeeds("/me/events", "", "en"), { modules: ["language/en/firstPart"], request: null });
});

test("every module that is named is there, in both languages", () => {
  const named = (["en", "de"] as const).flatMap((language) => {
    return ["/", "/events", `/events/${ID}`, "/about"].flatMap((path) => firstNeeds(path, "", language).modules)
      .concat(firstNeeds("/events", "?month=2026-12", language).modules);
  });
  assert.deepEqual(named.filter((module) => !["ts", "tsx"].some((kind) => existsSync(`${SOURCES}/${module}.${kind}`))), []);
});
