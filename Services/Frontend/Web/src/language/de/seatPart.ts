import { decisions } from "./decisions";
import { tickets } from "./tickets";

/** What is said to who has a seat or waits for one. */
export const seatPart = { decisions, tickets };
