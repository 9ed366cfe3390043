import { eventPage } from "./eventPage";
import { rsvps } from "./rsvps";

/** What an event’s own page says. */
export const eventPart = { eventPage, rsvps };
