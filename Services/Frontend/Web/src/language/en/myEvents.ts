export const myEvents = {
  title: "My events",
  noSeat: "You have no seat at a coming event.",
  find: "Find an event",
  coming: "Coming",
  waiting: "On the waitlist",
  past: "Past",
  cancelled: "Cancelled",
  which: "Which events",
  noneWaiting: "You are on no waitlist.",
  nonePast: "None of your events is over yet.",
  noneCancelled: "Nothing of yours was cancelled.",
  yours: "your events",
} as const;
