import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { trendWindow, windowed } from "../../../Services/Frontend/Web/src/figures/TrendWindow";

const TODAY = "2026-11-30";
const point = (from: string, confirmed = 0) => ({ from, confirmed, waitlisted: 0, promoted: 0, cancelled: 0, checked_in: 0 });

test("a month is shown day by day, beside as many days before", () => {
  assert.deepEqual(trendWindow({ from: "2026-11-01", to: TODAY }, TODAY), {
    step: "day", from: "2026-11-01", to: TODAY, before: "2026-10-02", months: 3,
  });
});

test("nothing is decided in time to come", () => {
  assert.equal(trendWindow({ from: "2026-11-20", to: "2026-12-20" }, TODAY).to, TODAY);
  const coming = trendWindow({ from: "2026-12-10", to: "2026-12-20" }, TODAY);
  assert.deepEqual([coming.from, coming.to], ["2026-11-01", TODAY], "of what is all to come, what led to it");
  const begun = trendWindow({ from: TODAY, to: "2026-12-29" }, TODAY);
  assert.deepEqual([begun.from, begun.to], ["2026-11-01", TODAY], "a day alone says nothing of the next thirty");
  assert.equal(trendWindow({ from: "2026-11-28", to: "2026-11-29" }, TODAY).from, "2026-11-28", "what is over is shown as chosen");
});

test("a long time is shown month by month, whole months each, and no further back than is known", () => {
  assert.deepEqual(trendWindow({ from: "2026-07-15", to: "2026-12-31" }, TODAY), {
    step: "month", from: "2026-07-01", to: TODAY, before: "2026-02-01", months: 11,
  });
  assert.equal(trendWindow({ from: null, to: null }, TODAY).from, "2025-12-01");
  assert.equal(trendWindow({ from: "2001-01-01", to: null }, TODAY).months, 60);
});

test("each point has the one that stands at its place in the time before", () => {
  const window = { step: "day", from: "2026-11-03", to: "2026-11-04", before: "2026-11-01", months: 1 } as const;
  const days = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"].map((day, index) => point(day, index));
  const trend = windowed(days, window);
  assert.deepEqual(trend.points.map(({ confirmed }) => confirmed), [2, 3]);
  assert.deepEqual(trend.before.map((before) => before?.confirmed), [0, 1]);
  const cut = windowed(days.slice(1), window);
  assert.deepEqual(cut.before.map((before) => before?.confirmed), [undefined, 1], "what is not known stays open");
});
