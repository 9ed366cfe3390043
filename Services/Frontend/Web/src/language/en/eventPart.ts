import { rsvps } from "./rsvps";

/** What an event’s own page says, and all others that come after the first. */
export const eventPart = { rsvps };
