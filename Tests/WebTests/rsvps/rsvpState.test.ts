import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_RSVPS, loadRSVPs, putRSVP } from "../../../Services/Frontend/Web/src/rsvps/rsvpState";
import { rsvp } from "../support/rsvp";

test("one RSVP does not make the whole list known", () => {
  assert(!putRSVP(NO_RSVPS, rsvp()).isLoaded);
  assert(loadRSVPs(NO_RSVPS, []).isLoaded);
});

test("a promotion told while the list was on its way stays", () => {
  const promoted = putRSVP(NO_RSVPS, rsvp({ updated_at: "2025-01-02T00:00:00Z" }));
  const loaded = loadRSVPs(promoted, [rsvp({ status: "waitlisted", updated_at: "2025-01-01T00:00:00Z" })]);
  assert.equal(loaded.byEvent.get("e1")?.status, "confirmed");
});

test("of a cancelled and a later RSVP to one event the later counts", () => {
  const later = rsvp({ id: "r2", updated_at: "2025-01-03T00:00:00Z" });
  const cancelled = rsvp({ status: "cancelled", updated_at: "2025-01-02T00:00:00Z" });
  assert.equal(loadRSVPs(NO_RSVPS, [later, cancelled]).byEvent.get("e1")?.id, "r2");
  assert.equal(loadRSVPs(NO_RSVPS, [cancelled, later]).byEvent.get("e1")?.id, "r2");
});
