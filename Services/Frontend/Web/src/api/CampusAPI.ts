import type { SignInAnswer } from "../auth/Session";
import type { AttendeeFilter } from "../check-in/AttendeeFilter";
import { attendeeParameters } from "../check-in/AttendeeFilter";
import type { CheckIn, CheckInCounts, CheckInSubject } from "../check-in/CheckIn";
import type { Decision } from "../decisions/Decision";
import type { CampusEvent, NewEvent } from "../events/CampusEvent";
import type { EventQuery } from "../events/EventQuery";
import type { Guest } from "../guests/Guest";
import type { RSVP, RSVPWithEvent } from "../rsvps/RSVP";
import type { Ticket } from "../tickets/Ticket";
import { ApiError } from "./ApiError";
import type { HTTPRequest, HTTPTransport } from "./HTTPTransport";
import { nextPage } from "./nextPage";

const ROOT = "/api/v1";

/** One page of a list, and where the next one is. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The routes of events-api that this application calls, each a method. All of them throw `ApiError`. */
export class CampusAPI {
  constructor(private readonly transport: HTTPTransport) {}

  signIn(email: string, password: string): Promise<SignInAnswer> {
    return this.json({ method: "POST", url: `${ROOT}/auth/login`, body: { email, password } });
  }

  register(name: string, email: string, password: string): Promise<SignInAnswer> {
    return this.json({ method: "POST", url: `${ROOT}/auth/register`, body: { name, email, password } });
  }

  events(query: EventQuery, signal: AbortSignal): Promise<Page<CampusEvent>> {
    const parameters = new URLSearchParams({ status: "upcoming" });
    if (query.category) parameters.set("category", query.category);
    if (query.search) parameters.set("search", query.search);
    return this.page({ method: "GET", url: `${ROOT}/events?${parameters}`, signal });
  }

  /** The page that an earlier one named as its next. */
  moreEvents(url: string, signal?: AbortSignal): Promise<Page<CampusEvent>> {
    return this.page({ method: "GET", url, signal });
  }

  event(id: string, signal?: AbortSignal): Promise<CampusEvent> {
    return this.json({ method: "GET", url: eventPath(id), signal });
  }

  createEvent(event: NewEvent): Promise<CampusEvent> {
    return this.json({ method: "POST", url: `${ROOT}/events`, body: event });
  }

  /** Asks for a seat: for who is signed in, or for a guest, who then has a mail to confirm. */
  rsvp(eventID: string, guest?: Guest): Promise<RSVP> {
    return this.json({ method: "POST", url: eventPath(eventID, "/rsvp"), body: guest });
  }

  // Whoever is not signed in shows the `code` that was mailed to them.

  rsvpOf(id: string, code: string | null, signal?: AbortSignal): Promise<RSVP> {
    return this.json({ method: "GET", url: rsvpPath(id, "", code), signal });
  }

  confirmRSVP(id: string, code: string): Promise<RSVP> {
    return this.json({ method: "POST", url: rsvpPath(id, "/confirm", null), body: { code } });
  }

  async cancelRSVP(id: string, code: string | null = null): Promise<void> {
    await this.transport.send({ method: "DELETE", url: rsvpPath(id, "", code) });
  }

  ticket(rsvpID: string, code: string | null, signal: AbortSignal): Promise<Ticket> {
    return this.json({ method: "GET", url: rsvpPath(rsvpID, "/ticket", code), signal });
  }

  /** The ticket's QR code as an SVG document. */
  async ticketImage(rsvpID: string, code: string | null, signal: AbortSignal): Promise<string> {
    const url = rsvpPath(rsvpID, "/ticket.svg", code);
    return whole((await this.transport.send({ method: "GET", url, signal })).text());
  }

  /** What was decided about an RSVP, and why. */
  rsvpDecisions(id: string, code: string | null, signal: AbortSignal): Promise<readonly Decision[]> {
    return this.json({ method: "GET", url: rsvpPath(id, "/decisions", code), signal });
  }

  /** Every RSVP of who is signed in. */
  async myRSVPs(signal: AbortSignal): Promise<readonly RSVPWithEvent[]> {
    const all: RSVPWithEvent[] = [];
    let url: string | null = `${ROOT}/users/me/rsvps?limit=100`;
    while (url !== null) {
      const page: Page<RSVPWithEvent> = await this.page({ method: "GET", url, signal });
      all.push(...page.items);
      url = page.next;
    }
    return all;
  }

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

  async undoCheckIn(eventID: string, rsvpID: string): Promise<void> {
    const url = eventPath(eventID, `/check-in/${encodeURIComponent(rsvpID)}`);
    await this.transport.send({ method: "DELETE", url });
  }

  private async page<Item>(request: HTTPRequest): Promise<Page<Item>> {
    const response = await this.transport.send(request);
    return { items: await parse<Item[]>(response), next: nextPage(response.headers.get("link")) };
  }

  private async json<Answer>(request: HTTPRequest): Promise<Answer> {
    return parse<Answer>(await this.transport.send(request));
  }
}

function eventPath(id: string, rest = ""): string {
  return `${ROOT}/events/${encodeURIComponent(id)}${rest}`;
}

function rsvpPath(id: string, rest: string, code: string | null): string {
  const path = `${ROOT}/rsvps/${encodeURIComponent(id)}${rest}`;
  return code === null ? path : `${path}?${new URLSearchParams({ code })}`;
}

/** Both ends are built from one tree, so a 2xx body is trusted to have its documented shape. */
async function parse<Answer>(response: Response): Promise<Answer> {
  return await whole(response.json()) as Answer;
}

async function whole<Body>(body: Promise<Body>): Promise<Body> {
  try {
    return await body;
  } catch {
    // The connection broke within the body, or something between answered in the server's place.
    throw ApiError.network();
  }
}
