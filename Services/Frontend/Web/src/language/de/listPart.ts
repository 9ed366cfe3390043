import { eventList } from "./eventList";

/** What is said where one looks through events. */
export const listPart = { eventList };
