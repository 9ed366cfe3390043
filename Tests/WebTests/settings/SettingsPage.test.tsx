import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { OLGA, SAM } from "../support/accounts";
import { CampusPage } from "../support/CampusPage";
import { PREFERENCES } from "../support/preferences";

const PLACES = [
  { id: "s1", user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", created_at: "2026-11-01T10:00:00Z", last_used_at: "2026-11-25T10:00:00Z", is_current: true },
  { id: "s2", user_agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1", created_at: "2026-10-01T10:00:00Z", last_used_at: "2026-11-20T10:00:00Z", is_current: false },
];
const DELETE = "DELETE /api/v1/users/me";
let page: CampusPage;

beforeEach(async () => {
  page = new CampusPage();
  page.server
    .answer("GET /api/v1/auth/sessions", 200, PLACES)
    .answer("GET /api/v1/users/me/consents", 200, [])
    .answer("GET /api/v1/users/me/preferences", 200, PREFERENCES);
  page.campus.session.signIn(SAM);
  await page.open("/me/settings");
});

afterEach(() => page.close());

function sent(method: string): readonly (readonly [string, unknown])[] {
  return page.server.requests.filter((request) => request.method === method).map(({ url, body }) => [url, body] as const);
}

describe("oneself", () => {
  test("another name is there everywhere at once", async () => {
    page.server.answer("PATCH /api/v1/auth/me", 200, { ...SAM.user, name: "Samuel Student" });
    await page.type("Name", " Samuel Student ");
    await page.press("Save name");
    assert.deepEqual(sent("PATCH"), [["/api/v1/auth/me", { name: "Samuel Student" }]]);
    assert.equal(document.querySelector(".account-name")?.textContent, "Samuel Student");
    assert.match(page.text, /Saved\./);
  });

  test("who organizes gives a name for their events, and takes it back", async () => {
    assert.doesNotMatch(page.text, /Your name at your events/);
    await page.settle(() => page.campus.session.signIn(OLGA));
    page.server
      .answer("PATCH /api/v1/auth/me", 200, { ...OLGA.user, public_name: "Prof. Organizer" })
      .answer("PATCH /api/v1/auth/me", 200, OLGA.user);
    await page.type("Your name at your events", " Prof. Organizer ");
    await page.press("Save name at events");
    assert.match(page.text, /Saved\./);
    await page.type("Your name at your events", "");
    await page.press("Save name at events");
    assert.deepEqual(sent("PATCH").map(([, body]) => body), [{ public_name: "Prof. Organizer" }, { public_name: null }]);
  });

  test("the password is changed with the one before; a wrong one is named at its field", async () => {
    const route = "POST /api/v1/auth/change-password";
    page.server.answer(route, 422, { errors: [{ field: "current_password", message: "is not right" }] }).answer(route, 204, null);
    await page.press("Change your password");
    await page.press("Change password");
    assert.deepEqual(sent("POST"), []);
    await page.type("Current password", "campus-demo");
    await page.type("New password", "a nanosecond of wire");
    await page.press("Change password");
    assert.equal(document.querySelector(".field-error")?.textContent, "This is not right. Type it once more.");
    await page.press("Change password");
    assert.match(page.text, /Changed\. You are signed out everywhere else\./);
    assert.deepEqual(sent("POST")[1]?.[1], { current_password: "campus-demo", password: "a nanosecond of wire" });
  });
});

describe("where one is signed in", () => {
  test("browsers have names, and others can be signed out of", async () => {
    assert.match(page.text, /Firefox on LinuxThis browser/);
    assert.match(page.text, /Safari on iPhoneLast used on Nov 20, 2026/);
    assert.equal(page.button("Sign out of Firefox on Linux"), undefined);
    page.server.answer("DELETE /api/v1/auth/sessions/s2", 204, null);
    await page.press("Sign out of Safari on iPhone");
    assert.doesNotMatch(page.text, /iPhone/);
  });

  test("everywhere includes here", async () => {
    page.server.answer("POST /api/v1/auth/logout", 204, null);
    await page.press("Sign out everywhere");
    assert.deepEqual(sent("POST"), [["/api/v1/auth/logout?everywhere=true", null]]);
    assert.match(page.text, /Sign in to see this page/);
  });

  test("what does not work is said", async () => {
    page.server.answer("DELETE /api/v1/auth/sessions/s2", 404, { detail: "There is no such session" });
    await page.press("Sign out of Safari on iPhone");
    assert.equal(document.querySelector("[role=alert]")?.textContent, "There is no such session.");
  });
});

describe("privacy", () => {
  test("what is kept can be downloaded as it came", async () => {
    const saved: { name: string; blob: Blob | undefined }[] = [];
    let made: Blob | undefined;
    Object.assign(URL, { createObjectURL: (blob: Blob) => (made = blob, "blob:x"), revokeObjectURL: () => undefined });
    const click = window.HTMLAnchorElement.prototype.click;
    window.HTMLAnchorElement.prototype.click = function save() {
      saved.push({ name: this.download, blob: made });
    };
    page.server.answer("GET /api/v1/users/me/export", 200, { user: { name: "Sam" } });
    await page.press("Download my data");
    window.HTMLAnchorElement.prototype.click = click;
    assert.equal(saved[0]?.name, "campus-events-my-data.json");
    assert.equal(await saved[0]?.blob?.text(), '{"user":{"name":"Sam"}}');
  });

  test("agreeing and taking back are as easy as one another", async () => {
    const mails = "Mails about what is on, also when you have no seat there";
    const line = { kind: "marketing-email", version: "2026-11-25", given: true, at: "2026-11-25T10:00:00Z" };
    const route = "POST /api/v1/users/me/consents";
    page.server.answer(route, 201, line).answer(route, 201, { ...line, given: false });
    await page.press(`Agree: ${mails}`);
    assert.match(page.text, /You agreed to version 2026-11-25 on Nov 25, 2026/);
    await page.press(`Take back: ${mails}`);
    assert.match(page.text, /You took this back on Nov 25, 2026/);
    assert.deepEqual(sent("POST").map(([, body]) => body), [
      { kind: "marketing-email", version: "2026-11-25", given: true },
      { kind: "marketing-email", version: "2026-11-25", given: false },
    ]);
  });

  test("of each thing that was agreed to the latest word counts", async () => {
    await page.close();
    const at = "2026-11-25T10:00:00Z";
    page.server.only("GET /api/v1/users/me/consents", 200, [
      { kind: "terms", version: "2", given: true, at },
      { kind: "privacy", version: "1", given: false, at },
      { kind: "terms", version: "1", given: false, at },
    ]);
    await page.open("/me/settings");
    assert(page.button("Take back: Terms of use"));
    assert(page.button("Agree: Privacy notice"));
    const lines = [...document.querySelectorAll(".row strong")].map((line) => line.textContent);
    assert.deepEqual(lines.slice(PLACES.length), ["Terms of use", "Privacy notice", "Mails about what is on, also when you have no seat there"]);
    assert.match(page.text, /You agreed to version 2/);
  });
});

describe("leaving", () => {
  test("the account goes with one's address typed and the password, and so does the session", async () => {
    page.server.answer(DELETE, 204, null);
    await page.press("Delete my account");
    await page.type("Your email", "organizer@campus.example");
    await page.type("Password", "campus-demo");
    await page.press("Delete my account for good");
    assert.match(page.text, /Type student@campus\.example to confirm\./);
    assert.deepEqual(sent("DELETE"), []);
    await page.type("Your email", " Student@campus.example");
    await page.press("Delete my account for good");
    assert.deepEqual(sent("DELETE"), [["/api/v1/users/me", { confirm: "Student@campus.example", password: "campus-demo" }]]);
    assert.equal(document.querySelector("h1")?.textContent, "Your account is deleted");
    assert.equal(page.campus.session.get().session, null);
    assert.equal(page.browser.storage.length, 0);
  });

  test("events that hinder it are named and can be opened", async () => {
    page.server.answer(DELETE, 409, {
      type: "/problems/organizes-events",
      detail: "Cancel your coming events first",
      events: [{ id: "e1", title: "Night hike" }, { title: "no id" }],
    });
    await page.press("Delete my account");
    await page.type("Your email", "student@campus.example");
    await page.type("Password", "campus-demo");
    await page.press("Delete my account for good");
    assert.match(document.querySelector("[role=alert]")?.textContent ?? "", /Cancel your coming events first/);
    const links = [...document.querySelectorAll('[aria-label="Your coming events"] a')];
    assert.deepEqual(links.map((link) => [link.textContent, link.getAttribute("href")]), [["Night hike", "/events/e1"]]);
    assert(page.campus.session.get().session);
  });
});
