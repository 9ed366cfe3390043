import type { AttendeeFilter } from "../check-in/AttendeeFilter";
import { attendeeParameters } from "../check-in/AttendeeFilter";
import type { CheckIn, CheckInCounts, CheckInSubject } from "../check-in/CheckIn";
import type { RSVP } from "../rsvps/RSVP";
import { APIClient } from "./APIClient";
import type { Page } from "./APIClient";
import { ROOT } from "./root";

/** The routes for who lets people in to an event, each a method. All of them throw `ApiError`. */
export class DoorAPI extends APIClient {
  attendees(eventID: string, filter: AttendeeFilter, signal: AbortSignal): Promise<Page<RSVP>> {
    return this.page({ method: "GET", url: `${eventPath(eventID, "/rsvps")}?${attendeeParameters(filter)}`, signal });
  }

  /** The page that an earlier one named as its next. */
  moreAttendees(url: string, signal?: AbortSignal): Promise<Page<RSVP>> {
    return this.page({ method: "GET", url, signal });
  }

  checkInCounts(eventID: string, signal: AbortSignal): Promise<CheckInCounts> {
    return this.json({ method: "GET", url: eventPath(eventID, "/check-in"), signal });
  }

  checkIn(eventID: string, subject: CheckInSubject): Promise<CheckIn> {
    return this.json({ method: "POST", url: eventPath(eventID, "/check-in"), body: subject });
  }

  undoCheckIn(eventID: string, rsvpID: string): Promise<void> {
    return this.nothing({ method: "DELETE", url: eventPath(eventID, `/check-in/${encodeURIComponent(rsvpID)}`) });
  }
}

function eventPath(id: string, rest: string): string {
  return `${ROOT}/events/${encodeURIComponent(id)}${rest}`;
}
