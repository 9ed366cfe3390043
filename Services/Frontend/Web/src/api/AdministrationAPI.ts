import type { AuditEntry, AuditFilter } from "../admin/AuditEntry";
import { auditParameters } from "../admin/AuditEntry";
import type { FailedNotification } from "../admin/FailedNotification";
import type { Person, PersonChange, PersonFilter } from "../admin/Person";
import { personParameters } from "../admin/Person";
import type { WaitingWork } from "../admin/WaitingWork";
import type { CampusEvent } from "../events/CampusEvent";
import type { NewVenue, Venue } from "../venues/Venue";
import { APIClient } from "./APIClient";
import type { Page } from "./APIClient";
import type { Intent } from "./Intent";
import { ROOT } from "./root";

/** The routes for administrators, each a method. All of them throw `ApiError`. */
export class AdministrationAPI extends APIClient {
  /** What organizers ask to have published, the next to begin first. */
  pendingEvents(signal: AbortSignal): Promise<readonly CampusEvent[]> {
    return this.all(`${ROOT}/events?status=pending&limit=100`, signal);
  }

  approve(eventID: string, intent: Intent): Promise<CampusEvent> {
    return this.json({ method: "POST", url: `${ROOT}/events/${encodeURIComponent(eventID)}/approve`, intent });
  }

  waitingWork(signal: AbortSignal): Promise<WaitingWork> {
    return this.json({ method: "GET", url: `${ROOT}/admin/waiting`, signal });
  }

  /** Gives an event back to its organizer, who is told why. */
  giveBack(eventID: string, reason: string, intent: Intent): Promise<CampusEvent> {
    return this.json({ method: "POST", url: `${ROOT}/events/${encodeURIComponent(eventID)}/return`, body: { reason }, intent });
  }

  people(filter: PersonFilter, signal: AbortSignal): Promise<Page<Person>> {
    return this.page({ method: "GET", url: `${ROOT}/admin/users?${personParameters(filter)}`, signal });
  }

  person(id: string, signal: AbortSignal): Promise<Person> {
    return this.json({ method: "GET", url: `${ROOT}/admin/users/${encodeURIComponent(id)}`, signal });
  }

  changePerson(id: string, change: PersonChange): Promise<Person> {
    return this.json({ method: "PATCH", url: `${ROOT}/admin/users/${encodeURIComponent(id)}`, body: change });
  }

  venues(signal: AbortSignal): Promise<readonly Venue[]> {
    return this.all(`${ROOT}/venues?limit=100`, signal);
  }

  addVenue(venue: NewVenue, intent: Intent): Promise<Venue> {
    return this.json({ method: "POST", url: `${ROOT}/venues`, body: venue, intent });
  }

  /** @param version of the venue that was changed; when it has become another, 412 */
  changeVenue(id: string, venue: NewVenue, version: number): Promise<Venue> {
    return this.json({ method: "PATCH", url: venuePath(id), body: venue, ifVersion: version });
  }

  /** Takes a venue out of use; the past events that name it keep it. */
  removeVenue(id: string): Promise<void> {
    return this.nothing({ method: "DELETE", url: venuePath(id) });
  }

  audit(filter: AuditFilter, signal: AbortSignal): Promise<Page<AuditEntry>> {
    return this.page({ method: "GET", url: `${ROOT}/admin/audit-log?${auditParameters(filter)}`, signal });
  }

  deadLetters(signal: AbortSignal): Promise<Page<FailedNotification>> {
    return this.page({ method: "GET", url: `${ROOT}/admin/dead-letters?limit=100`, signal });
  }

  /** Answers how many are tried again. */
  async retryDeadLetters(ids: readonly string[]): Promise<number> {
    const { retried } = await this.json<{ readonly retried: number }>({
      method: "POST", url: `${ROOT}/admin/dead-letters/retry`, body: { ids },
    });
    return retried;
  }

  /** The page that an earlier one named as its next. */
  more<Item>(url: string, signal: AbortSignal): Promise<Page<Item>> {
    return this.page({ method: "GET", url, signal });
  }
}

function venuePath(id: string): string {
  return `${ROOT}/venues/${encodeURIComponent(id)}`;
}
