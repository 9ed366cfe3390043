import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { auditDetail } from "../../../Services/Frontend/Web/src/admin/auditDetail";
import { auditParameters } from "../../../Services/Frontend/Web/src/admin/AuditEntry";
import { loadTexts, t } from "../../../Services/Frontend/Web/src/language/texts";
import { ADA, OLGA } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const SAM = {
  id: "u1", email: "student@campus.example", name: "Sam Student", role: "student", affiliation: "student",
  email_verified: true, is_trusted: false, created_at: "2026-01-01T10:00:00Z",
};
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
  page.campus.session.signIn(ADA);
});

afterEach(() => page.close());

const rows = () => [...document.querySelectorAll(".data-table tbody tr")].map((row) => row.querySelector("td")?.textContent);

describe("approvals", () => {
  const PENDING = campusEvent({ id: "e1", title: "Build night", status: "pending", organizer_id: "u1", version: 2 });

  beforeEach(async () => {
    page.server.answer("GET /api/v1/events", 200, [PENDING]).answer("GET /api/v1/admin/users/u1", 200, SAM);
    page.server.answer("GET /api/v1/admin/waiting", 200, { approvals: 1, dead_letters: 12 });
    await page.open("/admin");
  });

  test("the tabs say how much waits, and nothing where nothing does", async () => {
    const tabs = () => [...document.querySelectorAll(".tabs a")].map((tab) => tab.textContent);
    assert.deepEqual(tabs(), ["Approvals 1", "Figures", "People", "Venues", "Audit log", "Dead letters 12"]);
    page.server.answer("POST /api/v1/events/e1/approve", 200, { ...PENDING, status: "upcoming", version: 3 });
    await page.press("Approve: Build night");
    assert.equal(tabs()[0], "Approvals");
  });

  test("an event is published, says so and leaves the list", async () => {
    assert.match(page.text, /Asked by Sam Student \(student@campus\.example\)/);
    page.server.answer("POST /api/v1/events/e1/approve", 200, { ...PENDING, status: "upcoming", version: 3 });
    await page.press("Approve: Build night");
    assert.match(page.text, /“Build night” is published\./);
    assert.match(page.text, /Nothing waits to be approved/);
  });

  test("an event is given back with a note, and not without one", async () => {
    await page.press("Give back: Build night");
    await page.press("Give back");
    assert.equal(document.querySelector("[name=reason]")?.getAttribute("aria-invalid"), "true");
    await page.type("What is to be changed", "Another room, please.");
    page.server.answer("POST /api/v1/events/e1/return", 200, { ...PENDING, status: "draft", version: 3 });
    await page.press("Give back");
    assert.deepEqual(page.server.asked("POST /api/v1/events/e1/return")[0]?.body, { reason: "Another room, please." });
    assert.match(page.text, /Nothing waits to be approved/);
  });

  test("what another has decided meanwhile leaves the list", async () => {
    await page.goLive();
    await page.settle(() => page.live.socket.tell({ type: "event:updated", cursor: "1-1", data: { ...PENDING, status: "upcoming", version: 3 } }));
    assert.match(page.text, /Nothing waits to be approved/);
  });

  test("a refusal is said at the event", async () => {
    page.server.answer("POST /api/v1/events/e1/approve", 409, { detail: "The venue is taken at that time" });
    await page.press("Approve: Build night");
    assert.match(document.querySelector(".approval")?.textContent ?? "", /The venue is taken at that time\./);
  });
});

describe("people", () => {
  const USERS = "GET /api/v1/admin/users";

  beforeEach(async () => {
    page.server.answer(USERS, 200, [{ ...SAM, id: "u9", name: "Ada Admin", role: "admin" }, SAM]);
    await page.open("/admin/users");
  });

  test("another role and trust are given; one’s own stay as they are", async () => {
    const own = document.querySelector<HTMLSelectElement>('[aria-label="Role of Ada Admin"]');
    assert.equal(own?.disabled, true);
    page.server.answer("PATCH /api/v1/admin/users/u1", 200, { ...SAM, role: "organizer" });
    await page.choose("Role of Sam Student", "organizer");
    assert.deepEqual(page.server.asked("PATCH /api/v1/admin/users/u1")[0]?.body, { role: "organizer" });
    assert.equal(document.querySelector<HTMLSelectElement>('[aria-label="Role of Sam Student"]')?.value, "organizer");
    assert.match(page.text, /Sam Student is changed\./);
  });

  test("a refused change says whose it was and changes nothing", async () => {
    page.server.answer("PATCH /api/v1/admin/users/u1", 409, { detail: "There must be an administrator" });
    await page.choose("Role of Sam Student", "admin");
    assert.match(page.text, /Sam Student: There must be an administrator\./);
    assert.equal(document.querySelector<HTMLSelectElement>('[aria-label="Role of Sam Student"]')?.value, "student");
  });

  test("they are narrowed by role and by what is typed, once one pauses", async () => {
    await page.take("Organizer");
    await page.settle(() => undefined);
    const search = document.querySelector<HTMLInputElement>("[type=search]");
    const set = Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, "value")?.set;
    await page.settle(() => {
      set?.call(search, "sam");
      search?.dispatchEvent(new window.Event("input", { bubbles: true }));
    });
    await page.wait(400);
    const asked = page.server.asked(USERS).map(({ url }) => url.split("?")[1]);
    assert.deepEqual(asked, ["limit=50", "limit=50&role=organizer", "limit=50&search=sam&role=organizer"]);
  });
});

describe("venues", () => {
  const ATRIUM = { id: "v1", name: "Atrium", building: "Main", capacity: 400, accessibility: "", latitude: null, longitude: null, version: 3 };

  beforeEach(async () => {
    page.server.answer("GET /api/v1/venues", 200, [ATRIUM]);
    await page.open("/admin/venues");
  });

  test("one is added among the others by name", async () => {
    await page.press("Add a venue");
    await page.type("Name", "Aula");
    await page.type("People it holds", "0");
    await page.press("Save venue");
    assert.match(page.text, /Must be a whole number from 1 to 100,000/);
    await page.type("People it holds", "90");
    page.server.answer("POST /api/v1/venues", 201, { ...ATRIUM, id: "v2", name: "Aula", building: "", capacity: 90 });
    await page.press("Save venue");
    assert.deepEqual(page.server.asked("POST /api/v1/venues")[0]?.body, { name: "Aula", building: "", capacity: 90, accessibility: "" });
    assert.deepEqual(rows(), ["AtriumMain", "Aula"]);
  });

  test("one is changed as of the version that was seen", async () => {
    await page.press("Change Atrium");
    await page.type("People it holds", "380");
    page.server.answer("PATCH /api/v1/venues/v1", 200, { ...ATRIUM, capacity: 380, version: 4 });
    await page.press("Save venue");
    assert.equal(page.server.asked("PATCH /api/v1/venues/v1")[0]?.headers["If-Match"], '"3"');
    assert.match(page.text, /Atrium is saved\./);
  });

  test("one with events to come stays, and it is said why", async () => {
    await page.press("Remove Atrium");
    page.server.answer("DELETE /api/v1/venues/v1", 409, { detail: "Events are yet to come there" });
    await page.press("Take Atrium out of use");
    assert.match(page.text, /Events are yet to come there\./);
    assert.deepEqual(rows(), ["AtriumMain"]);
  });
});

describe("the audit log", () => {
  test("is narrowed to kinds of things and to days, of which the last counts", () => {
    const parameters = auditParameters({ subject: "account", from: "2026-02-01", to: "2026-02-03" });
    assert.deepEqual([...parameters], [["limit", "50"], ["action", "account."], ["from", "2026-02-01T00:00:00.000Z"], ["to", "2026-02-04T00:00:00.000Z"]]);
  });

  test("says in words what changed, and what somebody wrote as it was written", async () => {
    await loadTexts("audit");
    const detail = {
      role: { from: "student", to: "organizer" }, is_trusted: { from: false, to: true }, fields: ["start_time", "max_attendees"], reason: "role", moon_phase: "half_full",
    };
    assert.deepEqual(auditDetail(detail, t), [
      "role: student → organizer", "publishes without approval: no → yes", "changed: start, seats", "reason: role", "moon phase: half full",
    ]);
  });

  test("lists who did what", async () => {
    const entry = { id: 1, at: "2026-02-01T09:30:00Z", action: "event.published", actor_id: "u9", actor_name: "Ada Admin", subject_id: "e1", subject_name: "Night hike", detail: {} };
    const { subject_name: _, ...gone } = entry;
    const newer = { ...gone, id: 2, action: "moon.landed", subject_id: "m1" };
    page.server.answer("GET /api/v1/admin/audit-log", 200, [entry, newer]);
    await page.open("/admin/audit-log");
    assert.deepEqual(rows(), ["Event publishedNight hike", "moon.landed"]);
    assert.equal(document.querySelector<HTMLAnchorElement>(".data-table a")?.getAttribute("href"), "/events/e1");
  });
});

describe("dead letters", () => {
  const LETTER = {
    id: "n1", name: "Sam Student", address: "st…@campus.example", channel: "email", template: "event_reminder", attempts: 5,
    last_error: "550 no such mailbox", errors: [], send_at: "2026-02-01T09:00:00Z", failed_at: "2026-02-01T09:30:00Z",
  };
  const RETRY = "POST /api/v1/admin/dead-letters/retry";

  test("one or all are tried again and leave the list", async () => {
    page.server.answer("GET /api/v1/admin/dead-letters", 200, [LETTER, { ...LETTER, id: "n2", name: "Ida Idle" }, { ...LETTER, id: "n3", name: "Ben" }]);
    await page.open("/admin/dead-letters");
    assert.match(page.text, /550 no such mailbox5 attempts/);
    page.server.answer(RETRY, 200, { retried: 1 }).answer(RETRY, 200, { retried: 2 });
    await page.press("Try again: Reminder for Ida Idle");
    assert.match(page.text, /1 is tried again\./);
    await page.press("Try these 2 again");
    assert.deepEqual(page.server.asked(RETRY).map(({ body }) => body), [{ ids: ["n2"] }, { ids: ["n1", "n3"] }]);
    assert.match(page.text, /Everything that was to be told, was/);
  });
});

test("none of it is for who is no administrator", async () => {
  page.campus.session.signIn(OLGA);
  await page.open("/admin");
  assert.match(page.text, /Only administrators see this/);
  assert.deepEqual(page.server.asked("GET /api/v1/events"), []);
});
