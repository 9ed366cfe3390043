import { decisions } from "./decisions";
import { forms } from "./forms";
import { guests } from "./guests";
import { problems } from "./problems";
import { rsvps } from "./rsvps";
import { tickets } from "./tickets";

/** What an event’s own page says, and all others that come after the first. */
export const eventPart = { decisions, forms, guests, problems, rsvps, tickets };
