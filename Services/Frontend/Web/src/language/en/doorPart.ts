import { door } from "./door";
import { messages } from "./messages";

/** What is said to who works at an event. */
export const doorPart = { door, messages };
