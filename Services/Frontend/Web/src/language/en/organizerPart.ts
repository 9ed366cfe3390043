import { cancelEvent } from "./cancelEvent";
import { deliveries } from "./deliveries";
import { door } from "./door";
import { eventEditor } from "./eventEditor";
import { eventForm } from "./eventForm";
import { groupField } from "./groupField";
import { manage } from "./manage";
import { messages } from "./messages";
import { organizer } from "./organizer";
import { telling } from "./telling";

/** What organizers’ pages say; see app/organizerPages.ts. */
export const organizerPart = {
  cancelEvent, deliveries, door, eventEditor, eventForm, groupField, manage, messages, organizer, telling,
};
