import "../support/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { loadTexts } from "../../../Services/Frontend/Web/src/language/texts";
import { rsvpOffer, waitlistPlace } from "../../../Services/Frontend/Web/src/rsvps/rsvpOffer";
import { campusEvent } from "../support/campusEvent";
import { rsvp } from "../support/rsvp";

beforeEach(() => loadTexts("event"));

const NOW = Date.parse("2099-05-01T00:00:00Z");
const kind = (event: Parameters<typeof campusEvent>[0], own = undefined as ReturnType<typeof rsvp> | undefined) =>
  rsvpOffer(campusEvent(event), own, NOW).kind;

test("a free seat is offered, then the waitlist, then nothing", () => {
  assert.equal(kind({}), "seat");
  assert.equal(kind({ current_attendees: 40 }), "waitlist");
  assert.equal(kind({ current_attendees: 40, waitlist_enabled: false }), "full");
});

test("a seat that comes free belongs to the waitlist", () => {
  assert.equal(kind({ current_attendees: 39, waitlist_count: 2 }), "waitlist");
});

test("one's own RSVP comes first, a cancelled one counts as none", () => {
  assert.equal(kind({ current_attendees: 40 }, rsvp()), "confirmed");
  assert.equal(kind({}, rsvp({ status: "waitlisted", waitlist_position: 3 })), "waitlisted");
  assert.equal(kind({}, rsvp({ status: "cancelled" })), "seat");
});

test("RSVPs open and close by the clock", () => {
  assert.equal(kind({ rsvp_opens_at: "2099-05-01T00:00:01Z" }), "opensLater");
  assert.equal(kind({ rsvp_opens_at: "2099-05-01T00:00:00Z" }), "seat");
  assert.equal(kind({ rsvp_closes_at: "2099-05-01T00:00:00Z" }), "closed");
  assert.equal(kind({ end_time: "2099-04-30T00:00:00Z" }), "over");
});

test("an event that does not take place offers nothing, whatever one had", () => {
  assert.equal(kind({ status: "cancelled" }, rsvp()), "cancelled");
  assert.equal(kind({ status: "pending" }), "unpublished");
  assert.equal(kind({ status: "completed" }), "over");
});

test("the place in line is said as people say it", () => {
  const places = [1, 2, 3, 11, 12, 13, 21, 14, 102, 111].map((place) => waitlistPlace(place).split(" ")[2]);
  assert.deepEqual(places, ["1st", "2nd", "3rd", "11th", "12th", "13th", "21st", "14th", "102nd", "111th"]);
});
