import type { CampusEvent } from "../events/CampusEvent";

/** What somebody is to an event: who made it, or what they are in its group. */
export type EventPart = "organizer" | "owner" | "editor" | "check-in";

/** An event that one organizes or works at. */
export interface OrganizedEvent extends CampusEvent {
  readonly my_part: EventPart;
}
