import { forms } from "./forms";

/** What all forms say. */
export const formPart = { forms };
