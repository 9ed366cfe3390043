export const about = {
  title: "About Campus Events",
  lead: "Campus Events is where students, faculty and staff find out what is on, keep a seat for events whose seats run out, and hear about changes.",
  seats: "How seats are given",
  seatsWords: "In order of arrival, and never one too many. When every seat is taken you join the waitlist and are told your place in it; when someone gives a seat back, it goes to the first in line, who gets an e-mail about it.",
  current: "What you see is current",
  currentWords: "Pages follow changes as they happen: a new event appears, and a seat count moves, without loading the page again. The word at the foot of the page says whether the connection for this stands. Times are shown as clocks read them at the place of the event.",
  organizers: "For organizers",
  organizersWords: "With an organizer account, or as an editor of a group, you can create events. Until you are known as a trusted organizer, an event is looked at before it is published.",
} as const;
