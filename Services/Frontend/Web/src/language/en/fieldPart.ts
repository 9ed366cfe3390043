import { eventForm } from "./eventForm";
import { groupField } from "./groupField";

/** What the fields of an event are called. */
export const fieldPart = { eventForm, groupField };
