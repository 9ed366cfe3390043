import assert from "node:assert/strict";
import { test } from "node:test";
import { isTimeZone, zonedTime } from "../../../Services/Frontend/Web/src/event-form/zonedTime";

test("clock times become moments, in winter and in summer", () => {
  assert.equal(zonedTime("2026-01-15T18:00", "Europe/Berlin"), "2026-01-15T17:00:00Z");
  assert.equal(zonedTime("2026-07-15T18:00", "Europe/Berlin"), "2026-07-15T16:00:00Z");
  assert.equal(zonedTime("2026-07-15T18:00", "America/New_York"), "2026-07-15T22:00:00Z");
  assert.equal(zonedTime("2026-07-15T00:15", "Asia/Kathmandu"), "2026-07-14T18:30:00Z");
  assert.equal(zonedTime("2026-07-15T18:00", "UTC"), "2026-07-15T18:00:00Z");
});

test("the days around a change of clocks are read right", () => {
  assert.equal(zonedTime("2026-03-29T01:59", "Europe/Berlin"), "2026-03-29T00:59:00Z");
  assert.equal(zonedTime("2026-03-29T03:00", "Europe/Berlin"), "2026-03-29T01:00:00Z");
});

test("the hour that clocks skip is no time", () => {
  assert.equal(zonedTime("2026-03-29T02:30", "Europe/Berlin"), null);
});

test("of the hour that comes twice the first is meant", () => {
  assert.equal(zonedTime("2026-10-25T02:30", "Europe/Berlin"), "2026-10-25T00:30:00Z");
});

test("what is no time is none", () => {
  assert.equal(zonedTime("", "UTC"), null);
  assert.equal(zonedTime("soon", "UTC"), null);
});

test("zones are known by their IANA names", () => {
  assert(isTimeZone("Europe/Berlin"));
  assert(!isTimeZone("Campus/Main"));
  assert(!isTimeZone(""));
});
