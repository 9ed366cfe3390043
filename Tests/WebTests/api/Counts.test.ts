import assert from "node:assert/strict";
import { test } from "node:test";
import { countOfAll, countsFrom } from "../../../Services/Frontend/Web/src/api/Counts";

test("the header says how many there are of each kind", () => {
  assert.deepEqual(countsFrom("coming=3, in_app=12,check-in=0"), { coming: 3, in_app: 12, "check-in": 0 });
  assert.equal(countsFrom(null), null);
  assert.deepEqual(countsFrom("nothing"), {});
  assert.equal(countOfAll({ coming: 3, past: 12 }), 15);
});
