import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { momentAlsoHere, timeRangeHere } from "../../../Services/Frontend/Web/src/events/eventTime";

// The tests' own clock shows UTC.
const words = (text: string | null) => text?.replace(/[\u202f\u00a0]/g, " ");

test("the same clock needs no second time", () => {
  assert.equal(timeRangeHere("2026-01-05T18:00:00Z", "2026-01-05T20:00:00Z", "Europe/London"), null);
  assert.equal(momentAlsoHere("2026-01-05T18:00:00Z", "Europe/London"), momentAlsoHere("2026-01-05T18:00:00Z", "UTC"));
});

test("another clock is shown from the beginning to the end", () => {
  assert.equal(words(timeRangeHere("2026-07-01T16:00:00Z", "2026-07-01T18:00:00Z", "Europe/Berlin")), "4:00 PM – 6:00 PM your time");
});

test("another day has its date, and so has another end", () => {
  assert.equal(
    words(timeRangeHere("2026-07-01T23:30:00Z", "2026-07-02T01:00:00Z", "Asia/Tokyo")),
    "Wed, Jul 1, 11:30 PM – Thu, Jul 2, 1:00 AM your time",
  );
});

test("clocks that part before the end are told apart", () => {
  // Clocks in London go back an hour meanwhile.
  assert.equal(
    words(timeRangeHere("2026-10-25T00:30:00Z", "2026-10-25T02:30:00Z", "Europe/London")),
    "12:30 AM – 2:30 AM your time",
  );
});

test("an opening says both", () => {
  assert.equal(words(momentAlsoHere("2026-07-01T16:00:00Z", "Europe/Berlin")), "Jul 1, 2026, 6:00 PM · Jul 1, 2026, 4:00 PM your time");
});
