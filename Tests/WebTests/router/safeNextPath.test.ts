import assert from "node:assert/strict";
import { test } from "node:test";
import { safeNextPath, signInPath, wayBack } from "../../../Services/Frontend/Web/src/router/safeNextPath";

test("signing in leads back to where one came from", () => {
  const address = signInPath("/events/e1?from=mail");
  assert.equal(safeNextPath(address.slice(address.indexOf("?"))), "/events/e1?from=mail");
});

test("without a way back it leads to the events", () => {
  assert.equal(safeNextPath(""), "/events");
});

test("the way back is the whole address where one is", () => {
  assert.equal(safeNextPath(wayBack({ path: "/events", search: "?category=Social&when=week" })), "/events?category=Social&when=week");
  assert.equal(safeNextPath(wayBack({ path: "/", search: "" })), "/");
});

test("a way in leads on to where it led already, and never back to itself", () => {
  assert.equal(safeNextPath(wayBack({ path: "/login", search: "?next=%2Fevents%2Fe1&sso_problem=denied" })), "/events/e1");
  assert.equal(wayBack({ path: "/forgot-password", search: "" }), "");
});

test("the code of a guest's mail goes into no other address", () => {
  assert.equal(wayBack({ path: "/rsvps/r1/confirm", search: "?code=secret" }), "");
});

for (const evil of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"]) {
  test(`it never leads to another site: ${JSON.stringify(evil)}`, () => {
    assert.equal(safeNextPath(`?next=${encodeURIComponent(evil)}`), "/events");
  });
}
