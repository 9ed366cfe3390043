import type { User } from "../auth/Session";
import type { CampusEvent } from "./CampusEvent";

/** Whether a person may see who comes and let them in; the server decides again. */
export function managesEvent(event: CampusEvent, user: User | undefined): boolean {
  return user !== undefined && (user.role === "admin" || event.organizer_id === user.id);
}
