import assert from "node:assert/strict";
import { test } from "node:test";
import { firstDayOfWeek, monthOf, monthsLater, weeksOf } from "../../../Services/Frontend/Web/src/events/Month";

test("a month's weeks begin where the week does, and show the days around it", () => {
  const weeks = weeksOf("2026-12", 1);
  assert.equal(weeks.length, 5);
  assert.deepEqual(weeks[0]?.map(({ day }) => day.slice(5)), ["11-30", "12-01", "12-02", "12-03", "12-04", "12-05", "12-06"]);
  assert.deepEqual(weeks[0]?.map(({ isOutside }) => isOutside), [true, false, false, false, false, false, false]);
  assert.equal(weeksOf("2026-12", 0)[0]?.[0]?.day, "2026-11-29");
  assert.equal(weeksOf("2027-02", 1).length, 4);
});

test("months follow each other over the year", () => {
  assert.equal(monthsLater("2026-12", 1), "2027-01");
  assert.equal(monthsLater("2026-01", -1), "2025-12");
});

test("an address names a month, or the current one", () => {
  assert.equal(monthOf("2026-02"), "2026-02");
  assert.equal(monthOf(null), null);
  assert.match(monthOf("2026-13") ?? "", /^\d{4}-\d\d$/);
});

test("the week begins where people say so", () => {
  assert.equal(firstDayOfWeek("de-DE"), 1);
});
