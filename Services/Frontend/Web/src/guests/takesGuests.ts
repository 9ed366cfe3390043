import type { CampusEvent } from "../events/CampusEvent";

/** Whether people without an account may ask for a seat. */
export function takesGuests(event: CampusEvent): boolean {
  return event.guests_allowed && event.visibility !== "signed-in";
}
