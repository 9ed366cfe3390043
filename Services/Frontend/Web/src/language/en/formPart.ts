import { fieldProblems } from "./fieldProblems";
import { forms } from "./forms";

/** What all forms say. */
export const formPart = { fieldProblems, forms };
