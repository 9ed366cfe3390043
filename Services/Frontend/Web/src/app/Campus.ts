import { CampusAPI } from "../api/CampusAPI";
import { HTTPTransport } from "../api/HTTPTransport";
import { SessionStore } from "../auth/SessionStore";
import { NO_EVENTS } from "../events/eventState";
import type { EventState } from "../events/eventState";
import { LiveConnection } from "../live/LiveConnection";
import type { LiveEnvironment } from "../live/LiveConnection";
import { NO_RSVPS } from "../rsvps/rsvpState";
import type { RSVPState } from "../rsvps/rsvpState";
import { Store } from "../store/Store";
import { tellCampus } from "./tellCampus";

export interface CampusEnvironment {
  readonly storage: Storage | null;
  readonly live: LiveEnvironment;
  fetch(url: string, init: RequestInit): Promise<Response>;
  sleep(milliseconds: number): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Everything the pages share, composed once: the API, who is signed in, what is known, and the live connection. */
export class Campus {
  readonly api: CampusAPI;
  readonly session: SessionStore;
  readonly events = new Store<EventState>(NO_EVENTS);
  readonly rsvps = new Store<RSVPState>(NO_RSVPS);
  /** Grows whenever something may have been missed; pages then ask for what they show once more. */
  readonly generation = new Store(0);
  /** The last thing worth saying to someone who does not see the page change. */
  readonly announcement = new Store("");
  readonly live: LiveConnection;

  constructor(environment: CampusEnvironment) {
    this.session = new SessionStore(environment.storage, environment.now);
    this.api = new CampusAPI(new HTTPTransport({
      fetch: environment.fetch,
      sleep: environment.sleep,
      accessToken: this.session.accessToken,
      tokenRefused: () => this.session.signOut(),
    }));
    this.live = new LiveConnection(environment.live, {
      hear: (message) => tellCampus(this, message),
      refetch: () => this.generation.update((generation) => generation + 1),
    });
  }

  /** Opens the live connection and keeps it with who is signed in. The answer ends both. */
  start(): () => void {
    let userID = this.session.get()?.user.id ?? null;
    const follow = () => {
      const session = this.session.get();
      if ((session?.user.id ?? null) !== userID) this.rsvps.update(() => NO_RSVPS);
      userID = session?.user.id ?? null;
      this.live.input({ type: "signedIn", token: session?.accessToken ?? null });
    };
    follow();
    const unfollow = this.session.subscribe(follow);
    this.live.input({ type: "start" });
    return () => {
      unfollow();
      this.live.input({ type: "stop" });
    };
  }
}
