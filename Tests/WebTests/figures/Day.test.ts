import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, countDays, countMonths, dayFrom, dayHere, endOfMonth, startOfMonth } from "../../../Services/Frontend/Web/src/figures/Day";
import { daysOf } from "../../../Services/Frontend/Web/src/figures/FigurePeriod";

test("days are counted across months, years and leap days", () => {
  assert.equal(addDays("2026-12-31", 1), "2027-01-01");
  assert.equal(addDays("2028-03-01", -1), "2028-02-29");
  assert.equal(countDays("2026-11-01", "2026-11-30"), 30);
  assert.equal(countDays("2026-03-28", "2026-03-30"), 3, "also where clocks change");
  assert.equal(countMonths("2025-12-31", "2026-02-01"), 3);
});

test("months begin and end where they do", () => {
  assert.equal(startOfMonth("2026-11-30"), "2026-11-01");
  assert.equal(startOfMonth("2026-01-15", -2), "2025-11-01");
  assert.equal(endOfMonth("2026-02-10"), "2026-02-28");
  assert.equal(endOfMonth("2026-12-10"), "2026-12-31");
});

test("a day in an address is one that there is", () => {
  assert.equal(dayFrom("2026-11-30"), "2026-11-30");
  for (const none of [null, "", "2026-02-30", "30.11.2026", "2026-13-01", "2026-11-30T00:00"]) assert.equal(dayFrom(none), null);
});

test("today is the reader's calendar's", () => {
  const noon = new Date(2026, 10, 30, 12);
  assert.equal(dayHere(noon.getTime()), "2026-11-30");
});

test("a period's name stands for days around today", () => {
  assert.deepEqual(daysOf("last-30", "2026-11-30"), { from: "2026-11-01", to: "2026-11-30" });
  assert.deepEqual(daysOf("next-30", "2026-11-30"), { from: "2026-11-30", to: "2026-12-29" });
  assert.deepEqual(daysOf("month", "2026-02-10"), { from: "2026-02-01", to: "2026-02-28" });
  assert.deepEqual(daysOf("half-year", "2026-06-30"), { from: "2026-01-01", to: "2026-06-30" });
  assert.deepEqual(daysOf("half-year", "2026-07-01"), { from: "2026-07-01", to: "2026-12-31" });
  assert.deepEqual(daysOf("all", "2026-07-01"), { from: null, to: null });
});
