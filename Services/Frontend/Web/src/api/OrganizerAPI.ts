import { deliveryParameters } from "../deliveries/DeliveryFilter";
import type { DeliveryFilter } from "../deliveries/DeliveryFilter";
import type { EventDelivery } from "../deliveries/EventDelivery";
import type { CampusEvent, NewEvent } from "../events/CampusEvent";
import type { EventMessage, NewEventMessage } from "../messages/EventMessage";
import type { OrganizedEvent } from "../organizer/OrganizedEvent";
import type { Venue } from "../venues/Venue";
import { APIClient } from "./APIClient";
import type { Page } from "./APIClient";
import type { Intent } from "./Intent";
import { ROOT } from "./root";

/** The routes about events that one organizes, each a method. All of them throw `ApiError`. */
export class OrganizerAPI extends APIClient {
  /** What one organizes, or works at, that is not over, and how many events there are in every state. */
  organizedToCome(signal: AbortSignal): Promise<Page<OrganizedEvent>> {
    return this.whole(`${ROOT}/users/me/events?status=upcoming,ongoing,pending,draft&limit=100`, signal);
  }

  /** What of that is over or off, the latest first. @param url of a next page; the first without it */
  organizedBefore(status: "completed" | "cancelled", signal: AbortSignal, url?: string): Promise<Page<OrganizedEvent>> {
    return this.page({ method: "GET", url: url ?? `${ROOT}/users/me/events?status=${status}&limit=50`, signal });
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
  deliveries(eventID: string, filter: DeliveryFilter, signal: AbortSignal, url?: string): Promise<Page<EventDelivery>> {
    const first = `${eventPath(eventID, "/deliveries")}?${deliveryParameters(filter)}`;
    return this.page({ method: "GET", url: url ?? first, signal });
  }

  /** The venues that take events, by name. */
  venues(signal: AbortSignal): Promise<readonly Venue[]> {
    return this.all(`${ROOT}/venues?limit=100`, signal);
  }
}

function eventPath(id: string, rest = ""): string {
  return `${ROOT}/events/${encodeURIComponent(id)}${rest}`;
}
