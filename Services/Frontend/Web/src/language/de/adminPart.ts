import { admin } from "./admin";

/** What is said to administrators. */
export const adminPart = { admin };
