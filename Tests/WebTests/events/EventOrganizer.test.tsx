import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const GROUPS = campusEvent({ group_id: "g1", organizer_name: "Chess club" });
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
  page.server.answer("GET /api/v1/events/e1/similar", 200, []).answer("GET /api/v1/users/me/rsvps", 200, []);
});

afterEach(() => page.close());

async function open(event: ReturnType<typeof campusEvent>): Promise<string> {
  page.server.answer("GET /api/v1/events/e1", 200, event);
  await page.open("/events/e1");
  return document.querySelector(".facts")?.textContent ?? "";
}

test("an event names its organizer, and whoever wants no name shown is not named", async () => {
  assert.match(await open(campusEvent({ organizer_name: "Prof. Organizer" })), /OrganizerProf\. OrganizerOrganizer$/);
  await page.close();
  page = new CampusPage();
  page.server.answer("GET /api/v1/events/e1/similar", 200, []);
  assert.doesNotMatch(await open(campusEvent()), /Organizer/);
});

test("a group's event leads to the group, once one is signed in", async () => {
  assert.match(await open(GROUPS), /Chess clubOrganizer$/);
  assert.equal(document.querySelector(".facts a"), null);
  page.server.answer("GET /api/v1/groups/g1", 200, { id: "g1", name: "Chess club", description: "", my_role: null });
  await page.settle(() => page.campus.session.signIn(SAM));
  assert.equal(document.querySelector(".facts a")?.getAttribute("href"), "/groups/g1");
});
