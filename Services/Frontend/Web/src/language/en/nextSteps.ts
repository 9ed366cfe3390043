/** What to do about a problem, after what it is; those are not here whose own words in `problems.ts` say it. */
export const nextSteps = {
  "event-cancelled": "There are others among the coming events.",
  "event-over": "There are others among the coming events.",
  "event-unpublished": "It has to be published first.",
  "event-full": "Come back later: seats come free when people cancel.",
  "rsvp-not-open": "The event’s page counts down to it.",
  "rsvp-closed": "Ask its organizer whether there is still room.",
  "sign-in-failed": "Try again, or follow “Forgot your password?” below.",
  "email-taken": "Sign in with it, or follow “Forgot your password?” on the sign-in page.",
  "group-exists": "Choose another name, or ask its owners to add you.",
  "group-in-use": "Cancel them or hand them over first.",
  "venue-exists": "Choose another name.",
  "other-event": "Look at the event’s name on the ticket.",
  "rsvp-waitlisted": "Let somebody in once a seat is theirs.",
  "foreign-origin": "Do it on this site’s own page.",
} as const;
