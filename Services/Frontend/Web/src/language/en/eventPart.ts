import { decisions } from "./decisions";
import { guests } from "./guests";
import { problems } from "./problems";
import { rsvps } from "./rsvps";
import { tickets } from "./tickets";

/** What an event’s own page says, and all others that come after the first. */
export const eventPart = { decisions, guests, problems, rsvps, tickets };
