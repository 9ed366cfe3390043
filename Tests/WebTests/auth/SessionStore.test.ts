import "../support/dom";
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Intent } from "../../../Services/Frontend/Web/src/api/Intent";
import { SAM, SAM_AGAIN } from "../support/accounts";
import { settled } from "../support/FakeBrowser";
import { FakeTabs, LOGOUT, REFRESH, tokenIn } from "../support/FakeTabs";
import { refusingStorage } from "../support/refusingStorage";
import { rsvp } from "../support/rsvp";

const ENDED = { type: "/problems/session-ended", detail: "Sign in again" };
const IN_TIME = 540_000;
let tabs: FakeTabs;

beforeEach(() => {
  tabs = new FakeTabs();
});

describe("reloading", () => {
  test("a visitor costs no request", async () => {
    const campus = tabs.open();
    await settled();
    assert.deepEqual(campus.session.get(), { session: null, isRestoring: false });
    assert.deepEqual(tabs.server.requests, []);
  });

  test("who signed in is there again, by the cookie, and meanwhile the page knows that it does not know", async () => {
    tabs.signedInBefore();
    const release = tabs.server.hold(REFRESH, 200, SAM_AGAIN);
    const campus = tabs.open();
    assert.deepEqual(campus.session.get(), { session: null, isRestoring: true });
    release();
    await settled();
    assert.equal(campus.session.get().isRestoring, false);
    assert.equal(campus.session.get().session?.user.name, "Sam Student");
    const [request] = tabs.server.asked(REFRESH);
    assert.deepEqual([request?.credentials, request?.headers["Authorization"]], ["same-origin", undefined]);
    assert.equal(campus.queries.generation.get(), 1);
  });

  test("the browser keeps no secret", () => {
    tabs.open().session.signIn(SAM);
    assert.equal(tabs.browser.storage.length, 1);
    assert.equal(tabs.word, "signed-in");
  });

  test("a session that is over is, and the next load asks no more", async () => {
    tabs.signedInBefore();
    tabs.server.answer(REFRESH, 401, ENDED);
    const campus = tabs.open();
    await settled();
    assert.deepEqual(campus.session.get(), { session: null, isRestoring: false });
    assert.equal(tabs.browser.storage.length, 0);
    assert.deepEqual(tabs.browser.pauses, []);
  });

  test("without an answer the page goes on as for a visitor, and asks again", async () => {
    tabs.signedInBefore();
    tabs.server.drop(REFRESH).drop(REFRESH).drop(REFRESH).answer(REFRESH, 200, SAM_AGAIN);
    const campus = tabs.open();
    await settled();
    assert.deepEqual(campus.session.get(), { session: null, isRestoring: false });
    assert.deepEqual(tabs.browser.pauses, [10_000]);
    await tabs.browser.pass(10_000);
    assert.equal(tokenIn(campus), "next-token-of-sam");
  });

  test("who comes back from another site's sign-in is asked for", async () => {
    tabs.open().session.expectSignIn();
    tabs.server.answer(REFRESH, 200, SAM);
    const campus = tabs.open();
    await settled();
    assert.equal(tokenIn(campus), "token-of-sam");
  });

  test("a browser that refuses the storage still signs in", async () => {
    const campus = tabs.open({ storage: refusingStorage() });
    campus.session.signIn(SAM);
    assert.equal(await campus.session.token(), "token-of-sam");
  });
});

describe("renewing", () => {
  test("the token is renewed a minute before it ends, again and again", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    tabs.server.answer(REFRESH, 200, SAM_AGAIN);
    assert.deepEqual(tabs.browser.pauses, [IN_TIME]);
    await tabs.browser.pass(IN_TIME - 1);
    assert.deepEqual(tabs.server.requests, []);
    await tabs.browser.pass(1);
    assert.equal(tokenIn(campus), "next-token-of-sam");
    assert.deepEqual(tabs.browser.pauses, [IN_TIME]);
    await tabs.browser.pass(IN_TIME);
    assert.equal(tabs.server.asked(REFRESH).length, 2);
  });

  test("one that lives a minute is renewed in its last quarter", () => {
    tabs.open().session.signIn({ ...SAM, expires_in: 60 });
    assert.deepEqual(tabs.browser.pauses, [45_000]);
  });

  test("without an answer whoever is signed in stays so, and it is tried again", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    tabs.server.drop(REFRESH).drop(REFRESH).drop(REFRESH).answer(REFRESH, 200, SAM_AGAIN);
    await tabs.browser.pass(IN_TIME);
    assert.equal(tokenIn(campus), "token-of-sam");
    assert.deepEqual(tabs.browser.pauses, [10_000]);
    await tabs.browser.pass(10_000);
    assert.equal(tokenIn(campus), "next-token-of-sam");
  });

  test("a busy server is asked when it said", async () => {
    tabs.open().session.signIn(SAM);
    tabs.server.answer(REFRESH, 429, {}, { "retry-after": "30" });
    await tabs.browser.pass(IN_TIME);
    assert.deepEqual(tabs.browser.pauses, [30_000]);
  });

  test("a refusal that time does not change is not asked for again", async () => {
    tabs.open().session.signIn(SAM);
    tabs.server.answer(REFRESH, 403, {});
    await tabs.browser.pass(IN_TIME);
    assert.deepEqual([tabs.server.requests.length, tabs.browser.pauses.length], [1, 0]);
  });

  test("after a sleep the token is renewed before anything is sent with the old one", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    tabs.server.answer(REFRESH, 200, SAM_AGAIN).answer("GET /api/v1/users/me/rsvps", 200, []);
    tabs.browser.time += 700_000;
    await campus.api.myRSVPs(new AbortController().signal);
    assert.deepEqual(tabs.server.requests.map(({ headers }) => headers["Authorization"]), [undefined, "Bearer next-token-of-sam"]);
  });

  test("requests that are refused together share one renewal", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    const release = tabs.server.hold(REFRESH, 200, SAM_AGAIN);
    for (let count = 0; count < 3; count += 1) tabs.server.answer("GET /api/v1/events/e1", 401, {});
    tabs.server.answer("GET /api/v1/events/e1", 200, {});
    const asking = [1, 2, 3].map(() => campus.api.event("e1"));
    await settled();
    release();
    await Promise.all(asking);
    assert.equal(tabs.server.asked(REFRESH).length, 1);
    assert.equal(tabs.server.asked("GET /api/v1/events/e1").length, 6);
  });

  test("they do so where tabs have no lock as well", async () => {
    const campus = tabs.open({ exclusively: (work) => work() });
    campus.session.signIn(SAM);
    tabs.server.answer(REFRESH, 200, SAM_AGAIN);
    const tokens = await Promise.all([1, 2, 3].map(() => campus.session.renew("token-of-sam")));
    assert.deepEqual(tokens, ["next-token-of-sam", "next-token-of-sam", "next-token-of-sam"]);
    assert.equal(tabs.server.requests.length, 1);
  });

  test("a refused token that cannot be renewed now says so, and nobody is signed out", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    tabs.server.drop(REFRESH).answer("GET /api/v1/events/e1", 401, {});
    await assert.rejects(campus.api.event("e1"), { kind: "network" });
    assert.equal(tokenIn(campus), "token-of-sam");
  });

  test("what was asked for too late does not bring back who signed out meanwhile", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    const release = tabs.server.hold(REFRESH, 200, SAM_AGAIN);
    tabs.server.answer(LOGOUT, 204, null);
    await tabs.browser.pass(IN_TIME);
    const leaving = campus.session.signOut();
    await settled();
    assert.deepEqual(tabs.server.asked(LOGOUT), []);
    release();
    await leaving;
    assert.equal(tokenIn(campus), undefined);
    // The server was told behind the renewal, so that its cookie is the last to be cleared.
    assert.deepEqual(tabs.server.requests.map(({ url }) => url), ["/api/v1/auth/refresh", "/api/v1/auth/logout"]);
    assert.equal(tabs.browser.storage.length, 0);
  });

  test("after what may have ended the session it is asked whether it did", async () => {
    const campus = tabs.open();
    await campus.session.check();
    assert.deepEqual(tabs.server.requests, []);
    campus.session.signIn(SAM);
    tabs.server.answer(REFRESH, 401, ENDED);
    await campus.session.check();
    assert.equal(tokenIn(campus), undefined);
  });
});

describe("while it is found out who is signed in", () => {
  test("reading goes on, and what was refused for want of a token is asked for once more", async () => {
    tabs.signedInBefore();
    const release = tabs.server.hold(REFRESH, 200, SAM_AGAIN);
    tabs.server.answer("GET /api/v1/events/e1", 404, {}).answer("GET /api/v1/events/e1", 200, { id: "e1" });
    const campus = tabs.open();
    const event = campus.api.event("e1");
    await settled();
    assert.equal(tabs.server.asked("GET /api/v1/events/e1").length, 1);
    release();
    assert.equal((await event).id, "e1");
    const tokens = tabs.server.asked("GET /api/v1/events/e1").map(({ headers }) => headers["Authorization"]);
    assert.deepEqual(tokens, [undefined, "Bearer next-token-of-sam"]);
  });

  test("for a visitor a refusal is one at once", async () => {
    tabs.server.answer("GET /api/v1/events/e1", 404, {});
    await assert.rejects(tabs.open().api.event("e1"), { status: 404 });
    assert.equal(tabs.server.requests.length, 1);
  });

  test("what changes something waits until it is known in whose name", async () => {
    tabs.signedInBefore();
    const release = tabs.server.hold(REFRESH, 200, SAM_AGAIN);
    tabs.server.answer("POST /api/v1/events/e1/rsvp", 201, rsvp());
    const asking = tabs.open().api.rsvp("e1", new Intent());
    await settled();
    assert.deepEqual(tabs.server.asked("POST /api/v1/events/e1/rsvp"), []);
    release();
    await asking;
    const [request] = tabs.server.asked("POST /api/v1/events/e1/rsvp");
    assert.equal(request?.headers["Authorization"], "Bearer next-token-of-sam");
  });
});
