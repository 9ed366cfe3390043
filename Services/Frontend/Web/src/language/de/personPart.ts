import { myEvents } from "./myEvents";
import { notifications } from "./notifications";

/** What is said to somebody of what is theirs. */
export const personPart = { myEvents, notifications };
