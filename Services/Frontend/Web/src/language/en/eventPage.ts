/** What is said where one event stands alone. */
export const eventPage = {
  theEvent: "the event",
  whenFact: "When",
  whereFact: "Where",
  joinOnline: "Join online",
  rsvpBy: "RSVP by",
  organizer: "Organizer",
  door: "Door and attendees",
  addToCalendar: "Add to calendar",
  share: "Share",
  copied: "The link is copied.",
  notCopied: "Copy the address from the top of your browser.",
  draftTag: "Draft",
  pendingTag: "Waits for approval",
  pastTag: "Over",
} as const;
