import { tickets } from "./tickets";

/** What is said to who has a seat. */
export const seatPart = { tickets };
