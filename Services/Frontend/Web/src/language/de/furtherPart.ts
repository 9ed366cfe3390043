import { about } from "./about";

/** What further pages say; see app/furtherPages.ts. */
export const furtherPart = { about };
