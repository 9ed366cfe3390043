import type { TextStorage } from "../storage/GuardedStorage";
import type { SignInAnswer } from "./Session";

/** What reaches the other tabs of this browser. */
export interface SessionChannel {
  tell(message: unknown): void;
  /** The answer ends the listening. */
  listen(heard: (message: unknown) => void): () => void;
}

/** What a session needs of the browser; a test gives its own. */
export interface SessionEnvironment {
  /** Outlives the tab, and is the same for all of them. */
  readonly storage: TextStorage;
  readonly channel: SessionChannel;
  /** Runs `work` while no other tab runs its own; whoever is next has heard what it told. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Calls back once after `milliseconds`; the answer calls it off. */
  startTimer(milliseconds: number, fired: () => void): () => void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The routes of the server that go by the cookie. They throw `ApiError`. */
export interface SessionRoutes {
  refresh(): Promise<SignInAnswer>;
  signOut(isEverywhere: boolean): Promise<void>;
}
