import { eventEditor } from "./eventEditor";

/** What is said to who writes an event. */
export const editorPart = { eventEditor };
