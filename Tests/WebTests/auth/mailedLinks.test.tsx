import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { OLGA, SAM } from "../support/accounts";
import { CampusPage } from "../support/CampusPage";

const VERIFY = "POST /api/v1/auth/verify-email";
const RESET = "POST /api/v1/auth/reset-password";
const FORGOT = "POST /api/v1/auth/forgot-password";
const BAD_LINK = { type: "/problems/validation", errors: [{ field: "token", message: "is not the secret of a link that is still good" }] };
const UNVERIFIED = { ...SAM, user: { ...SAM.user, email_verified: false } };
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

function heading(): string | null | undefined {
  return document.querySelector("h1")?.textContent;
}

describe("confirming an address", () => {
  test("opening the link is enough; the secret leaves the address bar and is sent once, without a token", async () => {
    page.server.answer(VERIFY, 200, SAM.user);
    page.campus.session.signIn(UNVERIFIED);
    await page.open("/verify-email#s3cret");
    assert.equal(heading(), "Your address is confirmed");
    assert.equal(window.location.href, "http://campus.example/verify-email");
    assert.deepEqual(page.server.asked(VERIFY).map(({ body }) => body), [{ token: "s3cret" }]);
    assert.equal(page.server.asked(VERIFY)[0]?.headers["Authorization"], undefined);
    assert.equal(page.campus.session.get().session?.user.email_verified, true);
    assert.doesNotMatch(page.text, /We sent a mail/);
  });

  test("it works in a browser where nobody is signed in, and for somebody else's address", async () => {
    page.server.answer(VERIFY, 200, SAM.user);
    await page.open("/verify-email#s3cret");
    assert.equal(heading(), "Your address is confirmed");
    await page.close();
    page.campus.session.signIn(OLGA);
    await page.open("/verify-email#s3cret");
    assert.equal(heading(), "Your address is confirmed");
    assert.equal(page.campus.session.get().session?.user.id, "u2");
  });

  test("a link that is over offers another mail to who is signed in, and the way in to others", async () => {
    page.server.answer(VERIFY, 422, BAD_LINK).answer("POST /api/v1/auth/verify-email/resend", 202, null);
    await page.open("/verify-email#old");
    assert.equal(heading(), "This link does not work any more");
    assert.match(page.text, /Sign in for another/);
    await page.settle(() => page.campus.session.signIn(UNVERIFIED));
    assert.doesNotMatch(page.text, /Sign in for another/);
    await page.press("Send the mail again");
    assert.equal(page.server.asked("POST /api/v1/auth/verify-email/resend").length, 1);
  });

  test("a session that is being restored does not bring back who one was before", async () => {
    page.browser.storage.setItem("campus-events.signed-in", "signed-in");
    page = new CampusPage(page.browser);
    page.server.answer(VERIFY, 200, SAM.user);
    const release = page.server.hold("POST /api/v1/auth/refresh", 200, UNVERIFIED);
    await page.open("/verify-email#s3cret");
    await page.settle(release);
    assert.equal(heading(), "Your address is confirmed");
    assert.equal(page.campus.session.get().session?.user.email_verified, true);
  });

  test("without a secret nothing is sent", async () => {
    await page.open("/verify-email");
    assert.equal(heading(), "This link does not work any more");
    assert.deepEqual(page.server.requests, []);
  });

  test("without an answer it can be tried again", async () => {
    page.server.drop(VERIFY).drop(VERIFY).drop(VERIFY).answer(VERIFY, 200, SAM.user);
    await page.open("/verify-email#s3cret");
    assert.match(page.text, /Campus Events cannot be reached/);
    await page.press("Try again");
    assert.equal(heading(), "Your address is confirmed");
  });

  test("another link that is opened in the same tab counts", async () => {
    page.server.answer(VERIFY, 422, BAD_LINK).answer(VERIFY, 200, SAM.user);
    await page.open("/verify-email#old");
    await page.settle(() => {
      window.location.hash = "#new";
    });
    await page.wait(20);
    assert.equal(heading(), "Your address is confirmed");
    assert.deepEqual(page.server.asked(VERIFY).map(({ body }) => body), [{ token: "old" }, { token: "new" }]);
    assert.equal(window.location.hash, "");
  });
});

describe("a forgotten password", () => {
  test("the answer is the same for every address", async () => {
    page.server.answer(FORGOT, 202, null);
    await page.open("/forgot-password");
    await page.press("Send the mail");
    assert.match(page.text, /This is required/);
    await page.type("Email", " student@campus.example ");
    await page.press("Send the mail");
    assert.deepEqual(page.server.asked(FORGOT).map(({ body }) => body), [{ email: "student@campus.example" }]);
    assert.equal(heading(), "Check your mail");
    assert.match(page.text, /If student@campus\.example has an account, a mail is on its way/);
  });

  test("the link sets another one; what this browser was signed in with is over", async () => {
    page.server.answer(RESET, 204, null).answer("POST /api/v1/auth/refresh", 401, {});
    page.campus.session.signIn(SAM);
    await page.open("/reset-password#s3cret");
    assert.equal(window.location.href, "http://campus.example/reset-password");
    await page.type("New password", "short");
    await page.press("Set the password");
    assert.match(page.text, /Must be at least 10 characters/);
    assert.deepEqual(page.server.asked(RESET), []);
    await page.type("New password", "a nanosecond of wire");
    await page.press("Set the password");
    assert.deepEqual(page.server.asked(RESET).map(({ body }) => body), [{ token: "s3cret", password: "a nanosecond of wire" }]);
    assert.equal(heading(), "Your password is changed");
    assert.equal(page.campus.session.get().session, null);
  });

  test("a password that the server refuses is named at its field, and the link stays good", async () => {
    page.server.answer(RESET, 422, { errors: [{ field: "password", message: "is known to everyone" }] });
    await page.open("/reset-password#s3cret");
    await page.type("New password", "password1234");
    await page.press("Set the password");
    assert.equal(document.querySelector(".field-error")?.textContent, "This is among the first that others would try. Choose another one.");
    assert(page.button("Set the password"));
  });

  test("a link that is over leads to another mail", async () => {
    page.server.answer(RESET, 422, BAD_LINK);
    await page.open("/reset-password#old");
    await page.type("New password", "a nanosecond of wire");
    await page.press("Set the password");
    assert.equal(heading(), "This link does not work any more");
    assert.match(page.text, /Send another mail/);
    await page.close();
    await page.open("/reset-password");
    assert.equal(heading(), "This link does not work any more");
  });
});
