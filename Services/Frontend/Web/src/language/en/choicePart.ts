import { choices } from "./choices";

/** What is said of what is chosen for all pages at once. */
export const choicePart = { choices };
