import { messages } from "./messages";

/** What is said to who writes to those who come. */
export const messagePart = { messages };
