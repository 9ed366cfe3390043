import assert from "node:assert/strict";
import { test } from "node:test";
import { safeNextPath, signInPath } from "../../../Services/Frontend/Web/src/router/safeNextPath";

test("signing in leads back to where one came from", () => {
  const address = signInPath("/events/e1?from=mail");
  assert.equal(safeNextPath(address.slice(address.indexOf("?"))), "/events/e1?from=mail");
});

test("without a way back it leads to the events", () => {
  assert.equal(safeNextPath(""), "/events");
});

for (const evil of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"]) {
  test(`it never leads to another site: ${JSON.stringify(evil)}`, () => {
    assert.equal(safeNextPath(`?next=${encodeURIComponent(evil)}`), "/events");
  });
}
