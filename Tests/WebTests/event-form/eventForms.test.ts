import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { duplicateForm } from "../../../Services/Frontend/Web/src/event-form/duplicateForm";
import { eventFormOf } from "../../../Services/Frontend/Web/src/event-form/eventFormOf";
import { countOrganized, groupCounts, organizedEvents } from "../../../Services/Frontend/Web/src/organizer/organizedEvents";
import { previewEvent } from "../../../Services/Frontend/Web/src/event-form/previewEvent";
import { rebaseForm } from "../../../Services/Frontend/Web/src/event-form/rebaseForm";
import { campusEvent } from "../support/campusEvent";

// In the week before summer time begins in Berlin.
const EVENT = campusEvent({
  start_time: "2026-03-25T17:00:00Z", end_time: "2026-03-25T19:30:00Z", rsvp_closes_at: "2026-03-24T11:00:00Z",
  venue_id: "v1", online_url: "https://meet.example/x",
});

test("an event stands in the form as clocks show its times where it is", () => {
  const { start_time, end_time, rsvp_opens_at, rsvp_closes_at, venue_id, online_url } = eventFormOf(EVENT);
  assert.deepEqual([start_time, end_time], ["2026-03-25T18:00", "2026-03-25T20:30"]);
  assert.deepEqual([rsvp_opens_at, rsvp_closes_at], ["", "2026-03-24T12:00"]);
  assert.deepEqual([venue_id, online_url], ["v1", "https://meet.example/x"]);
});

describe("a duplicate", () => {
  test("is at the same time by the clock on the next such day that is still to come", () => {
    const form = duplicateForm(EVENT, Date.parse("2026-03-26T00:00:00Z"));
    assert.deepEqual([form.start_time, form.end_time, form.rsvp_closes_at], ["2026-04-01T18:00", "2026-04-01T20:30", "2026-03-31T12:00"]);
  });

  test("of an event that is not over yet is a week later", () => {
    assert.equal(duplicateForm(EVENT, Date.parse("2026-03-01T00:00:00Z")).start_time, "2026-04-01T18:00");
  });

  test("of one that is long over is in the coming week", () => {
    assert.equal(duplicateForm(EVENT, Date.parse("2026-06-01T00:00:00Z")).start_time, "2026-06-03T18:00");
  });
});

test("what somebody else saved meanwhile is taken over where one has changed nothing oneself", () => {
  const base = eventFormOf(EVENT);
  const mine = { ...base, title: "Mine", location: "Same place" };
  const theirs = { ...base, title: "Theirs", location: "Same place", max_attendees: "99" };
  const rebased = rebaseForm(base, mine, theirs);
  assert.deepEqual(rebased.form, { ...base, title: "Mine", location: "Same place", max_attendees: "99" });
  assert.deepEqual(rebased.taken, ["max_attendees"]);
  // Both put the same place: there is nothing to quarrel about.
  assert.deepEqual(rebased.conflicts, ["title"]);
});

test("events are sorted by what is to be done, and counted by the server where not all are there", () => {
  const events = [
    campusEvent({ id: "late", start_time: "2030-02-01T00:00:00Z" }),
    campusEvent({ id: "soon", start_time: "2030-01-01T00:00:00Z", status: "ongoing", waitlist_count: 3 }),
    campusEvent({ id: "over", start_time: "2020-01-01T00:00:00Z", end_time: "2020-01-01T02:00:00Z" }),
    campusEvent({ id: "draft", status: "draft" }),
  ];
  const sorted = organizedEvents(events, Date.parse("2026-01-01T00:00:00Z"));
  assert.deepEqual(sorted.coming.map(({ id }) => id), ["soon", "late"]);
  assert.deepEqual(groupCounts(sorted, { upcoming: 9, completed: 12, cancelled: 1 }), {
    coming: 2, pending: 0, draft: 1, past: 13, cancelled: 1,
  });
  assert.deepEqual(countOrganized(sorted.coming), { coming: 2, taken: 24, seats: 80, waiting: 3 });
});

test("the preview shows what there is, and no picture of an address that is none", () => {
  const form = eventFormOf(campusEvent());
  const { event, hasTimes } = previewEvent({ ...form, start_time: "", image_url: "javascript:alert(1)", max_attendees: "x" }, 0);
  assert.equal(hasTimes, false);
  assert.equal(event.image_url, null);
  assert.equal(event.max_attendees, 1);
});
