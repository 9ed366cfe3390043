import { sums } from "./sums";

/** What is said of the sums of a time. */
export const sumsPart = { sums };
