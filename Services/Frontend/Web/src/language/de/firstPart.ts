import { shell } from "./shell";

/** What the pages say that most people come for, and the frame around all pages. */
export const firstPart = { shell };
