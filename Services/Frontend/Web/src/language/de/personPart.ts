import { notifications } from "./notifications";

/** What is said to somebody of what they are told. */
export const personPart = { notifications };
