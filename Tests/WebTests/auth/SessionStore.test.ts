import assert from "node:assert/strict";
import { test } from "node:test";
import { SessionStore } from "../../../Services/Frontend/Web/src/auth/SessionStore";
import { SAM } from "../support/accounts";
import { FakeStorage } from "../support/FakeStorage";

test("a session outlives a reload of the tab", () => {
  const storage = new FakeStorage();
  new SessionStore(storage, () => 0).signIn(SAM);
  assert.equal(new SessionStore(storage, () => 1000).get()?.user.name, "Sam Student");
});

test("signing out leaves nothing behind", () => {
  const storage = new FakeStorage();
  const store = new SessionStore(storage, () => 0);
  store.signIn(SAM);
  store.signOut();
  assert.equal(store.get(), null);
  assert.equal(storage.length, 0);
});

test("a token that has run out signs out, now and after a reload", () => {
  const storage = new FakeStorage();
  let now = 0;
  const store = new SessionStore(storage, () => now);
  store.signIn(SAM);
  assert.equal(store.accessToken(), "token-of-sam");
  now = 3_600_000;
  assert.equal(new SessionStore(storage, () => now).get(), null);
  assert.equal(store.accessToken(), null);
  assert.equal(store.get(), null);
});

test("without storage the session is kept in memory", () => {
  const store = new SessionStore(null, () => 0);
  store.signIn(SAM);
  assert.equal(store.accessToken(), "token-of-sam");
});

for (const text of ["", "not JSON", "null", "7", '{"accessToken":"x"}', '{"accessToken":1,"expiresAt":9e15,"user":{"id":"u"}}']) {
  test(`what is no session is none: ${text}`, () => {
    const storage = new FakeStorage();
    storage.setItem("campus-events.session", text);
    assert.equal(new SessionStore(storage, () => 0).get(), null);
  });
}
