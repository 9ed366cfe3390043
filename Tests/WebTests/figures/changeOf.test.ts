import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOfCount, changeOfRate, rateWords } from "../../../Services/Frontend/Web/src/figures/changeOf";

test("a number changes by a part of what was before, and by nothing that can be said after none", () => {
  assert.deepEqual(changeOfCount(42, 40), { direction: "up", amount: 0.05 });
  assert.deepEqual(changeOfCount(30, 40), { direction: "down", amount: 0.25 });
  assert.deepEqual(changeOfCount(40, 40), { direction: "same", amount: 0 });
  assert.deepEqual(changeOfCount(3, 0), { direction: "up", amount: null });
});

test("a rate changes by points, as both are shown", () => {
  assert.deepEqual(changeOfRate(0.8321, 0.79), { direction: "up", amount: 4.2 });
  assert.deepEqual(changeOfRate(0.50001, 0.49999), { direction: "same", amount: 0 });
  assert.equal(changeOfRate(null, 0.5), null);
  assert.equal(changeOfRate(0.5, null), null);
});

test("a rate is told to the tenth, and none with a dash", () => {
  assert.equal(rateWords(0.7744), "77.4%");
  assert.equal(rateWords(1), "100%");
  assert.equal(rateWords(null), "–");
});
