import type { EventDelivery } from "../deliveries/EventDelivery";
import type { CampusEvent, EventStatus, NewEvent } from "../events/CampusEvent";
import type { EventMessage, NewEventMessage } from "../messages/EventMessage";
import type { Venue } from "../venues/Venue";
import { APIClient } from "./APIClient";
import type { Page } from "./APIClient";
import type { Intent } from "./Intent";
import { ROOT } from "./root";

/** The routes about events that one organizes, each a method. All of them throw `ApiError`. */
export class OrganizerAPI extends APIClient {
  /** The events of one organizer in one state; of those that are over, the latest first. */
  eventsOf(organizerID: string, status: EventStatus, signal: AbortSignal): Promise<Page<CampusEvent>> {
    const parameters = new URLSearchParams({ organizer_id: organizerID, status, limit: "100" });
    return this.page({ method: "GET", url: `${ROOT}/events?${parameters}`, signal });
  }

  /**
   * Puts `event` in place of what was decided before.
   *
   * @param version of the event that was changed; when it has become another, 412
   */
  replaceEvent(id: string, event: NewEvent, version: number): Promise<CampusEvent> {
    return this.json({ method: "PUT", url: eventPath(id), body: event, ifVersion: version });
  }

  /** Publishes a draft, or asks an administrator to. */
  publishEvent(id: string, intent: Intent): Promise<CampusEvent> {
    return this.json({ method: "POST", url: eventPath(id, "/publish"), intent });
  }

  cancelEvent(id: string): Promise<void> {
    return this.nothing({ method: "DELETE", url: eventPath(id) });
  }

  /** What was written to those who come, the latest first. */
  messages(eventID: string, signal: AbortSignal): Promise<readonly EventMessage[]> {
    return this.all(`${eventPath(eventID, "/messages")}?limit=100`, signal);
  }

  sendMessage(eventID: string, message: NewEventMessage, intent: Intent): Promise<EventMessage> {
    return this.json({ method: "POST", url: eventPath(eventID, "/messages"), body: message, intent });
  }

  /** @param url of a next page; the first without it */
  deliveries(eventID: string, signal: AbortSignal, url?: string): Promise<Page<EventDelivery>> {
    return this.page({ method: "GET", url: url ?? `${eventPath(eventID, "/deliveries")}?limit=100`, signal });
  }

  /** The venues that take events, by name. */
  venues(signal: AbortSignal): Promise<readonly Venue[]> {
    return this.all(`${ROOT}/venues?limit=100`, signal);
  }
}

function eventPath(id: string, rest = ""): string {
  return `${ROOT}/events/${encodeURIComponent(id)}${rest}`;
}
