import { fieldProblems } from "./fieldProblems";
import { forms } from "./forms";
import { guests } from "./guests";

/** What forms say, the one for guests among them. */
export const formPart = { fieldProblems, forms, guests };
