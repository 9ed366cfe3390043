import { decisions } from "./decisions";

/** Why somebody has a seat, or waits for one. */
export const reasonPart = { decisions };
