import { myEvents } from "./myEvents";

/** What is said to somebody of the events that are theirs. */
export const myEventPart = { myEvents };
