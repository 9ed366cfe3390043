import assert from "node:assert/strict";
import { test } from "node:test";
import { comingEvents } from "../../../Services/Frontend/Web/src/events/comingEvents";
import { NO_EVENTS, putEvents, tellEvent, tellWithdrawal } from "../../../Services/Frontend/Web/src/events/eventState";
import { campusEvent } from "../support/campusEvent";

const ALL = { category: null, search: "", period: null };
/** Shortly before the arrival. */
const NOW = Date.parse("2099-06-01T08:00:00Z");
const listed = putEvents(NO_EVENTS, [
  campusEvent({ id: "late", start_time: "2099-06-03T16:00:00Z" }),
  campusEvent({ id: "soon", start_time: "2099-06-01T16:00:00Z" }),
], 0);
const arrival = campusEvent({ id: "new", title: "Chess evening", start_time: "2099-06-02T16:00:00Z", category: "Sports" });
const ids = (state: typeof listed, query: Parameters<typeof comingEvents>[2], known = ["soon", "late"]) =>
  comingEvents(state, known, query, NOW).map((event) => event.id);

test("an event that has ended leaves, whatever its status says yet", () => {
  const state = putEvents(NO_EVENTS, [
    campusEvent({ id: "over", status: "ongoing", start_time: "2099-06-01T06:00:00Z", end_time: "2099-06-01T08:00:00Z" }),
    campusEvent({ id: "on", status: "ongoing", start_time: "2099-06-01T06:00:00Z", end_time: "2099-06-01T08:00:01Z" }),
  ], 0);
  assert.deepEqual(ids(state, ALL, ["over", "on"]), ["on"]);
});

test("an arrival takes its place in time", () => {
  assert.deepEqual(ids(tellEvent(listed, arrival, true), ALL), ["soon", "new", "late"]);
});

test("an arrival that the server lists by now stands once", () => {
  assert.deepEqual(ids(tellEvent(listed, arrival, true), ALL, ["soon", "new", "late"]), ["soon", "new", "late"]);
});

test("an arrival shows only where it fits the category and the words", () => {
  const state = tellEvent(listed, arrival, true);
  assert.deepEqual(ids(state, { ...ALL, category: "Sports", search: "" }, []), ["new"]);
  assert.deepEqual(ids(state, { ...ALL, category: "Social", search: "" }, []), []);
  assert.deepEqual(ids(state, { ...ALL, category: null, search: "EVENING chess" }, []), ["new"]);
  assert.deepEqual(ids(state, { ...ALL, category: null, search: "football" }, []), []);
});

test("an arrival shows only where it fits the time", () => {
  const state = tellEvent(listed, arrival, true);
  assert.deepEqual(ids(state, { ...ALL, period: "today" }, []), []);
  assert.deepEqual(ids(state, { ...ALL, period: "week" }, []), ["new"]);
});

test("the server's own search result is not searched again", () => {
  assert.deepEqual(ids(listed, { ...ALL, category: null, search: "hiking" }), ["soon", "late"]);
});

test("what was cancelled or moved to another category leaves", () => {
  assert.deepEqual(ids(tellWithdrawal(listed, "soon"), ALL), ["late"]);
  const moved = tellEvent(listed, campusEvent({ id: "late", version: 2, category: "Career" }), false);
  assert.deepEqual(ids(moved, { ...ALL, category: "Social", search: "" }), ["soon"]);
});

test("drafts and pending events are nobody's coming events", () => {
  assert.deepEqual(ids(tellEvent(listed, { ...arrival, status: "pending" }, true), ALL), ["soon", "late"]);
});
