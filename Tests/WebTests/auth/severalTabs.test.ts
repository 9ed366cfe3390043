import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { OLGA, SAM, SAM_AGAIN } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { settled } from "../support/FakeBrowser";
import { FakeTabs, LOGOUT, REFRESH, tokenIn } from "../support/FakeTabs";
import { rsvp } from "../support/rsvp";

const EVENT = campusEvent();
const IN_TIME = 540_000;
let tabs: FakeTabs;

beforeEach(() => {
  tabs = new FakeTabs();
});

describe("several tabs", () => {
  test("one signs in, the others follow", async () => {
    const [here, there] = [tabs.open(), tabs.open()];
    here.session.signIn(SAM);
    await settled();
    assert.equal(tokenIn(there), "token-of-sam");
    assert.equal(there.queries.generation.get(), 1);
    assert.deepEqual(tabs.server.requests, []);
  });

  test("when their tokens run out together one asks, and all go on with its answer", async () => {
    const three = [tabs.open(), tabs.open(), tabs.open()];
    three[0]?.session.signIn(SAM);
    await settled();
    tabs.server.answer(REFRESH, 200, SAM_AGAIN);
    await tabs.browser.pass(IN_TIME);
    assert.equal(tabs.server.asked(REFRESH).length, 1);
    assert.deepEqual(three.map(tokenIn), ["next-token-of-sam", "next-token-of-sam", "next-token-of-sam"]);
    assert.deepEqual(tabs.browser.pauses, [IN_TIME, IN_TIME, IN_TIME]);
  });

  test("signing out of one signs out of all, and the server is told once", async () => {
    const [here, there] = [tabs.open(), tabs.open()];
    here.session.signIn(SAM);
    await settled();
    tabs.server.answer(LOGOUT, 204, null);
    await here.session.signOut();
    await settled();
    assert.deepEqual([tokenIn(here), tokenIn(there)], [undefined, undefined]);
    assert.equal(tabs.server.requests.length, 1);
    assert.deepEqual([tabs.browser.storage.length, tabs.browser.pauses.length], [0, 0]);
  });

  test("a renewal of another tab that is under way does not bring back who signed out", async () => {
    const [here, there] = [tabs.open(), tabs.open()];
    here.session.signIn(SAM);
    await settled();
    const release = tabs.server.hold(REFRESH, 200, SAM_AGAIN);
    tabs.server.answer(LOGOUT, 204, null);
    const renewing = there.session.renew("token-of-sam");
    await settled();
    const leaving = here.session.signOut();
    release();
    await Promise.all([renewing, leaving]);
    await settled();
    assert.deepEqual([tokenIn(here), tokenIn(there)], [undefined, undefined]);
    assert.equal(tabs.browser.storage.length, 0);
  });

  test("another person takes the place of the one before, of whom nothing stays", async () => {
    const [here, there] = [tabs.open(), tabs.open()];
    here.session.signIn(SAM);
    await settled();
    there.rsvps.update((state) => ({ ...state, isLoaded: true, byEvent: new Map([["e1", rsvp()]]) }));
    here.session.signIn(OLGA);
    await settled();
    assert.equal(there.session.get().session?.user.name, "Olga Organizer");
    assert.deepEqual([there.rsvps.get().isLoaded, there.rsvps.get().byEvent.size], [false, 0]);
  });

  test("a change of who is signed in is seen in all", async () => {
    const [here, there] = [tabs.open(), tabs.open()];
    here.session.signIn(SAM);
    await settled();
    here.session.putUser({ ...SAM.user, name: "Samuel" });
    here.session.putUser({ ...OLGA.user, name: "Somebody else" });
    await settled();
    assert.deepEqual([here, there].map((campus) => campus.session.get().session?.user.name), ["Samuel", "Samuel"]);
    assert.equal(tokenIn(there), "token-of-sam");
  });

  test("what an older version of the application tells is not taken for a session", async () => {
    const campus = tabs.open();
    const { channel } = tabs.browser.tab();
    for (const message of [null, 7, "signedOut", {}, { type: "signedIn" }, { type: "signedIn", session: { accessToken: "x" } }]) {
      channel.tell(message);
    }
    await settled();
    assert.deepEqual(campus.session.get(), { session: null, isRestoring: false });
  });
});

describe("signing out", () => {
  test("the server hears of it at the next load when it cannot now, and nobody is asked for", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    tabs.server.drop(LOGOUT);
    await campus.session.signOut();
    assert.equal(tokenIn(campus), undefined);
    tabs.server.only(LOGOUT, 204, null);
    const before = tabs.server.requests.length;
    const next = tabs.open();
    assert.deepEqual(next.session.get(), { session: null, isRestoring: false });
    await settled();
    assert.deepEqual(tabs.server.requests.slice(before).map(({ url }) => url), ["/api/v1/auth/logout"]);
    assert.equal(tabs.browser.storage.length, 0);
  });

  test("who signs in again meanwhile stays so", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    tabs.server.drop(LOGOUT);
    await campus.session.signOut();
    campus.session.signIn(SAM_AGAIN);
    assert.equal(tabs.word, "signed-in");
    assert.equal(await campus.session.token(), "next-token-of-sam");
  });

  test("who signs in while the server is being told waits until it is, or their cookie would be taken back", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    const release = tabs.server.hold(LOGOUT, 200, {});
    const leaving = campus.session.signOut();
    let isAsked = false;
    const entering = campus.session.signInBy(async () => {
      isAsked = true;
      return OLGA;
    });
    await settled();
    assert.equal(isAsked, false);
    release();
    await Promise.all([leaving, entering]);
    assert.equal(tokenIn(campus), "token-of-olga");
    assert.equal(tabs.word, "signed-in");
  });

  test("a sign-in of another site that begins meanwhile is still asked for", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    const release = tabs.server.hold(LOGOUT, 200, {});
    const leaving = campus.session.signOut();
    campus.session.expectSignIn();
    release();
    await leaving;
    assert.equal(tabs.word, "signed-in");
  });

  test("everywhere is only true once the server says so", async () => {
    const campus = tabs.open();
    campus.session.signIn(SAM);
    tabs.server.answer(LOGOUT, 500, {}).answer(LOGOUT, 204, null);
    await assert.rejects(campus.session.signOutEverywhere(), { status: 500 });
    assert.equal(tokenIn(campus), "token-of-sam");
    await campus.session.signOutEverywhere();
    assert.equal(tokenIn(campus), undefined);
    assert.equal(tabs.server.requests[1]?.url, "/api/v1/auth/logout?everywhere=true");
    assert.equal(tabs.browser.storage.length, 0);
  });
});

test("what only some may see leaves the page with whoever saw it", async () => {
  const campus = tabs.open();
  campus.session.signIn(SAM);
  tabs.server.answer(LOGOUT, 204, null);
  const open = { ...EVENT, id: "open", online_url: "https://meet.example/secret" };
  const hidden = [{ ...EVENT, id: "inside", visibility: "signed-in" as const }, { ...EVENT, id: "draft", status: "draft" as const }];
  campus.events.update((state) => ({ ...state, events: new Map([open, ...hidden].map((event) => [event.id, event])) }));
  await campus.session.signOut();
  assert.deepEqual([...campus.events.get().events.values()], [{ ...open, online_url: null }]);
});
