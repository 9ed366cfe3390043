import { manage } from "./manage";
import { organizer } from "./organizer";

/** What is said to who organizes. */
export const organizerPart = { manage, organizer };
