import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkEventForm } from "../../../Services/Frontend/Web/src/event-form/checkEventForm";
import { emptyEventForm } from "../../../Services/Frontend/Web/src/event-form/EventForm";
import type { EventForm } from "../../../Services/Frontend/Web/src/event-form/EventForm";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const GOOD: EventForm = {
  ...emptyEventForm("Europe/Berlin"),
  title: " Night hike ",
  category: "Social",
  location: "North gate",
  start_time: "2026-06-01T18:00",
  end_time: "2026-06-01T20:00",
  max_attendees: "40",
};
const bad = (change: Partial<EventForm>) => Object.keys(checkEventForm({ ...GOOD, ...change }, NOW).messages);

test("a good form becomes the request, without what was left empty", () => {
  assert.deepEqual(checkEventForm(GOOD, NOW).event, {
    title: "Night hike",
    description: "",
    category: "Social",
    location: "North gate",
    start_time: "2026-06-01T16:00:00Z",
    end_time: "2026-06-01T18:00:00Z",
    timezone: "Europe/Berlin",
    max_attendees: 40,
    waitlist_enabled: true,
    guests_allowed: false,
    visibility: "public",
  });
});

test("an event of a group says of which", () => {
  assert.equal(checkEventForm({ ...GOOD, group_id: "g1" }, NOW).event?.group_id, "g1");
});

test("each rule is told at its field", () => {
  assert.deepEqual(bad({ location: "" }), ["location"]);
  assert.deepEqual(bad({ end_time: "2026-06-01T18:00" }), ["end_time"]);
  assert.deepEqual(bad({ start_time: "2025-06-01T18:00", end_time: "2025-06-01T20:00" }), ["end_time"]);
  assert.deepEqual(bad({ timezone: "Campus/Main" }), ["timezone"]);
  assert.deepEqual(bad({ start_time: "2026-03-29T02:30" }), ["start_time"]);
  assert.deepEqual(bad({ online_url: "javascript:alert(1)" }), ["online_url"]);
  assert.deepEqual(bad({ image_url: "picture.png" }), ["image_url"]);
  assert.deepEqual(bad({ rsvp_opens_at: "2026-05-02T08:00", rsvp_closes_at: "2026-05-01T08:00" }), ["rsvp_closes_at"]);
});

test("an online event needs no location", () => {
  const { event } = checkEventForm({ ...GOOD, location: "", online_url: "https://meet.example/1" }, NOW);
  assert.equal(event?.online_url, "https://meet.example/1");
});
