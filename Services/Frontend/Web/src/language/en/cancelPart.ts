import { cancelEvent } from "./cancelEvent";

/** What is said to who calls an event off. */
export const cancelPart = { cancelEvent };
