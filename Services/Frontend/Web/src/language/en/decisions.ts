export const decisions = {
  theReasons: "the reasons",
  confirmed: "A seat was free when you asked",
  waitlisted: "Every seat was taken when you asked",
  promoted: "A seat came free, and you were first in line",
  cancelled: "The place was given back",
  expired: "Nobody confirmed it in time",
  guest_confirmed: "The address was confirmed",
  checked_in: "You came in",
  check_in_undone: "The check-in was taken back",
  capacity_changed: "The number of seats was changed",
} as const;
