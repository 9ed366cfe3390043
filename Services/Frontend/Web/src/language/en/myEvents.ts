export const myEvents = {
  title: "My events",
  noSeat: "You have no seat at a coming event.",
  find: "Find an event",
  coming: "Coming",
  waiting: "On the waitlist",
  past: "Past and cancelled",
  yours: "your events",
} as const;
