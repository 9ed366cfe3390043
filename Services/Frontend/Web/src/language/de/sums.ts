import type { sums as english } from "../en/sums";
import type { Translated } from "../Text";

export const sums: Translated<typeof english> = {
  toCome: "{{number}} kommen",
  onNow: "{{number}} laufen",
  over: "{{number}} vorbei",
  eventsEach_one: "je {{count}} Event",
  eventsEach_other: "je {{count}} Events",
  came: "{{number}} waren da",
  noAttendance: "noch kein Einlass",
  ofSeats: "von {{number}} Plätzen",
  before: "vorher {{before}}",
  points_one: "{{count}} Prozentpunkt",
  points_other: "{{count}} Prozentpunkte",
  change_up: "{{amount}} mehr als {{before}} im Zeitraum {{days}}.",
  change_down: "{{amount}} weniger als {{before}} im Zeitraum {{days}}.",
  change_same: "So viel wie im Zeitraum {{days}}: {{before}}.",
  change_from: "Nach {{before}} im Zeitraum {{days}}.",
};
