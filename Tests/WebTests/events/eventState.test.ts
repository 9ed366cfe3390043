import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  NO_EVENTS,
  putEvent,
  putEvents,
  tellEvent,
  tellSeats,
  tellWithdrawal,
} from "../../../Services/Frontend/Web/src/events/eventState";
import { campusEvent } from "../support/campusEvent";

const seats = (taken: number) => ({ id: "e1", current_attendees: taken, waitlist_count: 0, max_attendees: 40 });

describe("versions", () => {
  test("a newer version replaces an older one", () => {
    const state = putEvents(putEvents(NO_EVENTS, [campusEvent()], 0), [campusEvent({ version: 2, title: "Moved" })], 0);
    assert.equal(state.events.get("e1")?.title, "Moved");
  });

  test("an older version is ignored, from an answer and from a message", () => {
    const state = putEvents(NO_EVENTS, [campusEvent({ version: 3, title: "Now" })], 0);
    const old = campusEvent({ version: 2, title: "Then" });
    assert.equal(putEvents(state, [old], 0).events.get("e1")?.title, "Now");
    assert.equal(tellEvent(state, old, false).events.get("e1")?.title, "Now");
  });
});

describe("where to join", () => {
  const link = "https://meet.example/x";
  const known = putEvent(NO_EVENTS, campusEvent({ online_url: link }), 0);

  test("stays when a list or a message does not say it", () => {
    assert.equal(putEvents(known, [campusEvent()], 0).events.get("e1")?.online_url, link);
    assert.equal(tellEvent(known, campusEvent({ version: 2 }), false).events.get("e1")?.online_url, link);
  });

  test("goes when the event itself is answered without it", () => {
    assert.equal(putEvent(known, campusEvent(), 0).events.get("e1")?.online_url, null);
    assert.equal(putEvent(known, campusEvent({ version: 0 }), 0).events.get("e1")?.online_url, link);
  });
});

describe("seats", () => {
  test("a told count changes the event and leaves all others the same objects", () => {
    const state = putEvents(NO_EVENTS, [campusEvent(), campusEvent({ id: "e2" })], 0);
    const told = tellSeats(state, seats(13));
    assert.equal(told.events.get("e1")?.current_attendees, 13);
    assert.equal(told.events.get("e1")?.title, "Night hike");
    assert.equal(told.events.get("e2"), state.events.get("e2"));
  });

  test("an answer whose request began before the count was told does not undo it", () => {
    const state = putEvents(NO_EVENTS, [campusEvent()], 0);
    const begun = state.moment;
    const told = tellSeats(state, seats(13));
    assert.equal(putEvents(told, [campusEvent({ current_attendees: 12 })], begun).events.get("e1")?.current_attendees, 13);
  });

  test("an answer whose request began after it counts", () => {
    const told = tellSeats(putEvents(NO_EVENTS, [campusEvent()], 0), seats(13));
    const later = putEvents(told, [campusEvent({ current_attendees: 20 })], told.moment);
    assert.equal(later.events.get("e1")?.current_attendees, 20);
  });

  test("a count told before its event was known is kept for it", () => {
    const told = tellSeats(NO_EVENTS, seats(13));
    assert.equal(putEvents(told, [campusEvent()], 0).events.get("e1")?.current_attendees, 13);
  });
});

describe("withdrawal", () => {
  test("a deleted event is cancelled, also for an answer that is older", () => {
    const state = putEvents(NO_EVENTS, [campusEvent()], 0);
    const withdrawn = tellWithdrawal(state, "e1");
    assert.equal(withdrawn.events.get("e1")?.status, "cancelled");
    assert.equal(putEvents(withdrawn, [campusEvent()], state.moment).events.get("e1")?.status, "cancelled");
  });

  test("what a later answer says counts again", () => {
    const withdrawn = tellWithdrawal(putEvents(NO_EVENTS, [campusEvent()], 0), "e1");
    const later = putEvents(withdrawn, [campusEvent({ version: 2 })], withdrawn.moment);
    assert.equal(later.events.get("e1")?.status, "upcoming");
  });
});

test("a created event has arrived, an updated one has not", () => {
  assert.deepEqual([...tellEvent(NO_EVENTS, campusEvent(), true).arrived], ["e1"]);
  assert.deepEqual([...tellEvent(NO_EVENTS, campusEvent(), false).arrived], []);
});
