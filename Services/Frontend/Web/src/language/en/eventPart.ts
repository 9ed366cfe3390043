import { rsvps } from "./rsvps";

/** What an event’s own page says. */
export const eventPart = { rsvps };
