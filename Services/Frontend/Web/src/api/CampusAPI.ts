import type { SignInAnswer } from "../auth/Session";
import type { Decision } from "../decisions/Decision";
import type { CampusEvent, NewEvent, RecommendedEvent } from "../events/CampusEvent";
import { rangeOf } from "../events/EventQuery";
import type { EventQuery, TimeRange } from "../events/EventQuery";
import type { Group } from "../groups/Group";
import type { Guest } from "../guests/Guest";
import type { RSVP, RSVPWithEvent } from "../rsvps/RSVP";
import type { Ticket } from "../tickets/Ticket";
import { APIClient } from "./APIClient";
import type { Page } from "./APIClient";
import type { Intent } from "./Intent";
import { ROOT } from "./root";

/** The routes of events-api that most pages call, each a method. All of them throw `ApiError`. */
export class CampusAPI extends APIClient {
  signIn(email: string, password: string): Promise<SignInAnswer> {
    return this.json({ method: "POST", url: `${ROOT}/auth/login`, body: { email, password }, isAnonymous: true });
  }

  register(name: string, email: string, password: string): Promise<SignInAnswer> {
    const body = { name, email, password };
    return this.json({ method: "POST", url: `${ROOT}/auth/register`, body, isAnonymous: true });
  }

  /** Goes by the cookie that signing in left, and leaves the next one. */
  refresh(): Promise<SignInAnswer> {
    return this.json({ method: "POST", url: `${ROOT}/auth/refresh`, isAnonymous: true });
  }

  /** Ends the cookie's session, or all sessions of its person. */
  signOut(isEverywhere: boolean): Promise<void> {
    const url = `${ROOT}/auth/logout${isEverywhere ? "?everywhere=true" : ""}`;
    return this.nothing({ method: "POST", url, isAnonymous: true });
  }

  resendVerification(): Promise<void> {
    return this.nothing({ method: "POST", url: `${ROOT}/auth/verify-email/resend` });
  }

  /** How much the person was told and has not read. */
  async unreadCount(signal: AbortSignal): Promise<number> {
    const headers = await this.headers({ method: "GET", url: `${ROOT}/users/me/notifications?limit=1`, signal });
    return Number(headers.get("unread-count") ?? 0);
  }

  events(query: EventQuery, signal: AbortSignal): Promise<Page<CampusEvent>> {
    // With a period also what is on now.
    const parameters = new URLSearchParams(query.period === null ? { status: "upcoming" } : {});
    if (query.period) setRange(parameters, rangeOf(query.period, Date.now()));
    if (query.category) parameters.set("category", query.category);
    if (query.search) parameters.set("search", query.search);
    return this.page({ method: "GET", url: `${ROOT}/events?${parameters}`, signal });
  }

  /** Everything between two moments. */
  eventsIn(range: TimeRange, query: EventQuery, signal: AbortSignal): Promise<readonly CampusEvent[]> {
    const parameters = new URLSearchParams({ limit: "100" });
    setRange(parameters, range);
    if (query.category) parameters.set("category", query.category);
    if (query.search) parameters.set("search", query.search);
    return this.all(`${ROOT}/events?${parameters}`, signal);
  }

  /** What may interest who is signed in, or most people, each with the reason. */
  recommendations(signal: AbortSignal): Promise<readonly RecommendedEvent[]> {
    return this.json({ method: "GET", url: `${ROOT}/recommendations?limit=6`, signal });
  }

  similarEvents(id: string, signal: AbortSignal): Promise<readonly RecommendedEvent[]> {
    return this.json({ method: "GET", url: `${eventPath(id, "/similar")}?limit=3`, signal });
  }

  /** The page that an earlier one named as its next. */
  moreEvents(url: string, signal?: AbortSignal): Promise<Page<CampusEvent>> {
    return this.page({ method: "GET", url, signal });
  }

  event(id: string, signal?: AbortSignal): Promise<CampusEvent> {
    return this.json({ method: "GET", url: eventPath(id), signal });
  }

  /** An event as a calendar file. */
  eventCalendar(id: string): Promise<string> {
    return this.text({ method: "GET", url: eventCalendarAddress(id) });
  }

  createEvent(event: NewEvent, intent: Intent): Promise<CampusEvent> {
    return this.json({ method: "POST", url: `${ROOT}/events`, body: event, intent });
  }

  /** Asks for a seat: for who is signed in, or for a guest, who then has a mail to confirm. */
  rsvp(eventID: string, intent: Intent, guest?: Guest): Promise<RSVP> {
    return this.json({ method: "POST", url: eventPath(eventID, "/rsvp"), body: guest, intent });
  }

  // Whoever is not signed in shows the `code` that was mailed to them.

  rsvpOf(id: string, code: string | null, signal?: AbortSignal): Promise<RSVP> {
    return this.json({ method: "GET", url: rsvpPath(id), guestCode: code, signal });
  }

  confirmRSVP(id: string, code: string): Promise<RSVP> {
    return this.json({ method: "POST", url: rsvpPath(id, "/confirm"), body: { code } });
  }

  cancelRSVP(id: string, code: string | null = null): Promise<void> {
    return this.nothing({ method: "DELETE", url: rsvpPath(id), guestCode: code });
  }

  ticket(rsvpID: string, code: string | null, signal: AbortSignal): Promise<Ticket> {
    return this.json({ method: "GET", url: rsvpPath(rsvpID, "/ticket"), guestCode: code, signal });
  }

  /** The ticket's QR code as an SVG document. */
  ticketImage(rsvpID: string, code: string | null, signal: AbortSignal): Promise<string> {
    return this.text({ method: "GET", url: rsvpPath(rsvpID, "/ticket.svg"), guestCode: code, signal });
  }

  /** What was decided about an RSVP, and why. */
  rsvpDecisions(id: string, code: string | null, signal: AbortSignal): Promise<readonly Decision[]> {
    return this.json({ method: "GET", url: rsvpPath(id, "/decisions"), guestCode: code, signal });
  }

  /** The latest 200 RSVPs of who is signed in. */
  myRSVPs(signal: AbortSignal): Promise<readonly RSVPWithEvent[]> {
    return this.json({ method: "GET", url: `${ROOT}/users/me/rsvps`, signal });
  }

  /** One's RSVPs at what is over or off, the latest first, and how many one has in every state. @param url of a next page */
  myRSVPsBefore(state: "past" | "cancelled", signal: AbortSignal, url?: string): Promise<Page<RSVPWithEvent>> {
    return this.page({ method: "GET", url: url ?? `${ROOT}/users/me/rsvps?state=${state}&limit=20`, signal });
  }

  /** A group, with one's own role in it. */
  group(id: string, signal: AbortSignal): Promise<Group> {
    return this.json({ method: "GET", url: `${ROOT}/groups/${encodeURIComponent(id)}`, signal });
  }
}

export function eventCalendarAddress(id: string): string {
  return eventPath(id, "/calendar.ics");
}

function setRange(parameters: URLSearchParams, { from, to }: TimeRange): void {
  parameters.set("from", from.toISOString());
  parameters.set("to", to.toISOString());
}

function eventPath(id: string, rest = ""): string {
  return `${ROOT}/events/${encodeURIComponent(id)}${rest}`;
}

function rsvpPath(id: string, rest = ""): string {
  return `${ROOT}/rsvps/${encodeURIComponent(id)}${rest}`;
}
