import { CampusAPI } from "../api/CampusAPI";
import { HTTPTransport } from "../api/HTTPTransport";
import type { SessionEnvironment } from "../auth/SessionEnvironment";
import { SessionStore } from "../auth/SessionStore";
import { ServerClock } from "../clock/ServerClock";
import { NO_EVENTS, publicPart } from "../events/eventState";
import type { EventState } from "../events/eventState";
import type { LiveEnvironment } from "../live/LiveConnection";
import { LiveUpdates } from "../live/LiveUpdates";
import { QueryCache } from "../query/QueryCache";
import { NO_RSVPS } from "../rsvps/rsvpState";
import type { RSVPState } from "../rsvps/rsvpState";
import type { TextStorage } from "../storage/GuardedStorage";
import { Store } from "../store/Store";

export interface CampusEnvironment {
  readonly session: SessionEnvironment;
  readonly live: LiveEnvironment;
  fetch(url: string, init: RequestInit): Promise<Response>;
  sleep(milliseconds: number): Promise<void>;
}

/** Everything the pages share, composed once: the API, who is signed in, what is known, and the live connection. */
export class Campus {
  /** What outlives the tab. */
  readonly storage: TextStorage;
  readonly clock = new ServerClock(() => Date.now());
  readonly transport: HTTPTransport;
  readonly api: CampusAPI;
  readonly session: SessionStore;
  readonly events = new Store<EventState>(NO_EVENTS);
  readonly rsvps = new Store<RSVPState>(NO_RSVPS);
  /** What the server answered. What is told live is in `events` and `rsvps`, which answers are put into. */
  readonly queries = new QueryCache(() => performance.now());
  /** How much the person was told and has not read. */
  readonly unread = new Store(0);
  /** Grows with everything more that the person is told. */
  readonly told = new Store(0);
  /** Grows with everything that the live connection tells. */
  readonly heard = new Store(0);
  /** The last thing worth saying to someone who does not see the page change. */
  readonly announcement = new Store("");
  readonly live: LiveUpdates;

  constructor({ session, live, fetch, sleep }: CampusEnvironment) {
    this.storage = session.storage;
    this.session = new SessionStore(session, {
      refresh: () => this.api.refresh(),
      signOut: (isEverywhere) => this.api.signOut(isEverywhere),
    });
    this.transport = new HTTPTransport({ fetch, sleep, tokens: this.session, clock: this.clock });
    this.api = new CampusAPI(this.transport);
    this.live = new LiveUpdates(async () => (await import("../live/openLive")).openLive(this, live));
  }

  /** Finds out who is signed in, opens the live connection and keeps the two together. The answer ends it all. */
  start(): () => void {
    let userID = this.session.get().session?.user.id ?? null;
    const follow = () => {
      const session = this.session.get().session;
      const before = userID;
      userID = session?.user.id ?? null;
      if (userID !== before) this.changePerson(before);
      this.live.input({ type: "signedIn", userID, token: session?.accessToken ?? null });
    };
    follow();
    const unfollow = this.session.subscribe(follow);
    const leave = this.session.start();
    this.live.input({ type: "start" });
    return () => {
      leave();
      unfollow();
      this.live.input({ type: "stop" });
    };
  }

  /** What is on the page was one person's to see; another sees more, or less. */
  private changePerson(before: string | null): void {
    this.rsvps.update(() => NO_RSVPS);
    this.unread.update(() => 0);
    if (before !== null) this.events.update(publicPart);
    this.queries.clear();
  }
}
