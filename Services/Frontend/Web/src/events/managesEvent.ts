import type { User } from "../auth/Session";
import type { CampusEvent } from "./CampusEvent";

/** Whether a person may do everything with an event, whatever group it is of; the server decides again. */
export function managesEvent(event: CampusEvent, user: User | undefined): boolean {
  return user !== undefined && (user.role === "admin" || event.organizer_id === user.id);
}
