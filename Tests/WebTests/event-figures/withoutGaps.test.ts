import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutGaps } from "../../../Services/Frontend/Web/src/event-figures/withoutGaps";
import { addDays } from "../../../Services/Frontend/Web/src/figures/Day";

const filled = (...days: readonly (readonly [string, number])[]) => {
  const points = days.map(([key, point]) => ({ key, point }));
  return withoutGaps(points, (day) => addDays(day, 1), (before) => before).map(({ key, point }) => `${key.slice(5)} ${point}`);
};

test("what lies between two points stands as it was", () => {
  assert.deepEqual(filled(["2026-11-29", 3], ["2026-12-02", 5]), ["11-29 3", "11-30 3", "12-01 3", "12-02 5"]);
  assert.deepEqual(filled(["2026-11-29", 3], ["2026-11-30", 5]), ["11-29 3", "11-30 5"]);
  assert.deepEqual(filled(), []);
});

test("years without anything do not become thousands of points", () => {
  const line = filled(["1990-01-01", 1], ["2026-01-01", 2]);
  assert(line.length <= 1_001);
  assert.equal(line[line.length - 1], "01-01 2");
});
