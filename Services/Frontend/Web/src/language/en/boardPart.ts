import { boards } from "./boards";

/** What is said of what the figures come from. */
export const boardPart = { boards };
