import assert from "node:assert/strict";
import { test } from "node:test";
import { myEvents } from "../../../Services/Frontend/Web/src/rsvps/myEvents";
import { NO_RSVPS, loadRSVPs } from "../../../Services/Frontend/Web/src/rsvps/rsvpState";
import { campusEvent } from "../support/campusEvent";
import { rsvp } from "../support/rsvp";

const rsvps = loadRSVPs(NO_RSVPS, [rsvp()]);
const events = new Map([["e1", campusEvent({ status: "ongoing", end_time: "2099-06-01T18:00:00Z" })]]);

test("an event comes until it ends, and is past from then on, whatever its status says yet", () => {
  const end = Date.parse("2099-06-01T18:00:00Z");
  assert.equal(myEvents(rsvps, events, end - 1).coming.length, 1);
  assert.equal(myEvents(rsvps, events, end).coming.length, 0);
  assert.equal(myEvents(rsvps, events, end).past.length, 1);
});

test("a cancelled RSVP is neither", () => {
  const cancelled = loadRSVPs(NO_RSVPS, [rsvp({ status: "cancelled" })]);
  assert.deepEqual(myEvents(cancelled, events, 0), { coming: [], past: [] });
});
