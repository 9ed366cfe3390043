import { eventEditor } from "./eventEditor";
import { eventForm } from "./eventForm";
import { groupField } from "./groupField";

/** What is said to who writes an event. */
export const editorPart = { eventEditor, eventForm, groupField };
