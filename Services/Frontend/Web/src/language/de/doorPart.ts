import { door } from "./door";

/** What is said to who works at the door of an event. */
export const doorPart = { door };
