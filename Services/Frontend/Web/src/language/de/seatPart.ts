import { decisions } from "./decisions";
import { nextSteps } from "./nextSteps";
import { problems } from "./problems";
import { tickets } from "./tickets";

/** What is said to who has a seat or waits for one, and of what is refused. */
export const seatPart = { decisions, nextSteps, problems, tickets };
