import { admin } from "./admin";
import { telling } from "./telling";

/** What administrators’ pages say. */
export const adminPart = { admin, telling };
