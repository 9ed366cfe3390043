import { groupField } from "./groupField";

/** What organizers’ pages say; see app/organizerPages.ts. */
export const organizerPart = { groupField };
