import type { CampusEvent } from "../events/CampusEvent";
import type { MessageAudience } from "./EventMessage";

/** How many people a message goes to, as things stand now. */
export function audienceCount(event: CampusEvent, audience: MessageAudience): number {
  switch (audience) {
    case "confirmed": return event.current_attendees;
    case "waitlisted": return event.waitlist_count;
    case "everyone": return event.current_attendees + event.waitlist_count;
  }
}
