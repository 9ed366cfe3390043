import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { CampusPage } from "../support/CampusPage";

const PROVIDERS = "GET /api/v1/auth/providers";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

function link(name: string): HTMLAnchorElement | undefined {
  return [...document.querySelectorAll("a")].find((candidate) => candidate.textContent === name);
}

test("the university's sign-in is offered where there is one, and leads back to where one came from", async () => {
  page.server.answer(PROVIDERS, 200, { sso: { name: "Example University", start_url: "/api/v1/auth/oidc/start" } });
  await page.open("/login?next=%2Fevents%2Fe1%3Fx%3D1");
  const way = link("Sign in with Example University");
  assert.equal(way?.getAttribute("href"), "/api/v1/auth/oidc/start?return_to=%2Fevents%2Fe1%3Fx%3D1");
  // Who comes back has nothing but the cookie: the next load must ask for it.
  way?.addEventListener("click", (click) => click.preventDefault());
  await page.settle(() => way?.click());
  assert.equal(page.browser.storage.getItem("campus-events.signed-in"), "signed-in");
});

for (const [name, answer] of [["has none", { sso: null }], ["does not answer", null]] as const) {
  test(`the form is there alone when the server ${name}`, async () => {
    if (answer !== null) page.server.answer(PROVIDERS, 200, answer);
    await page.open("/login");
    assert(page.button("Sign in"));
    assert.doesNotMatch(page.text, /Sign in with/);
    assert.doesNotMatch(page.text, /cannot be reached/);
  });
}

test("what went wrong elsewhere is said in words, until the form is tried", async () => {
  page.server.answer(PROVIDERS, 200, { sso: null });
  await page.open("/login?problem=sso-expired");
  assert.match(document.querySelector("[role=alert]")?.textContent ?? "", /That took too long/);
  await page.press("Sign in");
  assert.doesNotMatch(page.text, /That took too long/);
  await page.close();
  await page.open("/login?problem=%3Cscript%3E");
  assert.match(document.querySelector("[role=alert]")?.textContent ?? "", /Signing in did not work/);
});

test("who is signed in already goes on", async () => {
  page.server.answer("GET /api/v1/users/me/rsvps", 200, []).answer("GET /api/v1/events", 200, []);
  page.campus.session.signIn(SAM);
  await page.open("/login?next=%2Fevents");
  assert.equal(window.location.pathname, "/events");
});

test("a new account is told of the mail that it has to open", async () => {
  const user = { ...SAM.user, email: "new@campus.example", email_verified: false };
  page.server.answer("POST /api/v1/auth/register", 201, { ...SAM, user });
  page.server.answer("GET /api/v1/users/me/rsvps", 200, []).answer("GET /api/v1/events", 200, []);
  await page.open("/register");
  await page.type("Name", "Sam Student");
  await page.type("Email", "new@campus.example");
  await page.type("Password", "short");
  await page.press("Create account");
  assert.match(page.text, /Must be at least 10 characters/);
  await page.type("Password", "a nanosecond of wire");
  await page.press("Create account");
  assert.equal(window.location.pathname, "/events");
  assert.match(page.text, /We sent a mail to new@campus\.example\. Open its link/);

  page.server.answer("POST /api/v1/auth/verify-email/resend", 202, null);
  await page.press("Send the mail again");
  assert.match(page.text, /Sent\. It should arrive within a minute/);
  await page.settle(() => page.campus.session.putUser({ ...user, email_verified: true }));
  assert.doesNotMatch(page.text, /We sent a mail/);
});
