import { fieldProblems } from "./fieldProblems";
import { nextSteps } from "./nextSteps";
import { problems } from "./problems";

/** What is said of what is refused, and of what to do then. */
export const refusalPart = { fieldProblems, nextSteps, problems };
