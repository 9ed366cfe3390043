import type { SignInAnswer } from "../auth/Session";
import type { CampusEvent, NewEvent } from "../events/CampusEvent";
import type { EventQuery } from "../events/EventQuery";
import type { RSVP, RSVPWithEvent } from "../rsvps/RSVP";
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
    return this.json({ method: "GET", url: `${ROOT}/events/${encodeURIComponent(id)}`, signal });
  }

  createEvent(event: NewEvent): Promise<CampusEvent> {
    return this.json({ method: "POST", url: `${ROOT}/events`, body: event });
  }

  rsvp(eventID: string): Promise<RSVP> {
    return this.json({ method: "POST", url: `${ROOT}/events/${encodeURIComponent(eventID)}/rsvp` });
  }

  async cancelRSVP(id: string): Promise<void> {
    await this.transport.send({ method: "DELETE", url: `${ROOT}/rsvps/${encodeURIComponent(id)}` });
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

  private async page<Item>(request: HTTPRequest): Promise<Page<Item>> {
    const response = await this.transport.send(request);
    return { items: await parse<Item[]>(response), next: nextPage(response.headers.get("link")) };
  }

  private async json<Answer>(request: HTTPRequest): Promise<Answer> {
    return parse<Answer>(await this.transport.send(request));
  }
}

/** Both ends are built from one tree, so a 2xx body is trusted to have its documented shape. */
async function parse<Answer>(response: Response): Promise<Answer> {
  try {
    return await response.json() as Answer;
  } catch {
    // The connection broke within the body, or something between answered in the server's place.
    throw ApiError.network();
  }
}
