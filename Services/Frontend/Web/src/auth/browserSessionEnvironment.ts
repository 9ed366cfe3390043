import { startTimer } from "../clock/startTimer";
import { GuardedStorage } from "../storage/GuardedStorage";
import type { SessionChannel, SessionEnvironment } from "./SessionEnvironment";

const NAME = "campus-events.session";
/** What is told reaches other tabs within a few milliseconds, by another way than the lock. */
const TELLING = 100;

/** The browser's storage, its other tabs, and its clock. */
export function browserSessionEnvironment(): SessionEnvironment {
  return {
    storage: new GuardedStorage(() => window.localStorage),
    channel: browserChannel(),
    exclusively,
    startTimer,
    now: () => Date.now(),
  };
}

/** Without locks, as on pages that do not come over TLS, tabs live by the server's grace for their tries at once. */
function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!("locks" in navigator)) return work();
  return new Promise((resolve, reject) => {
    const held = async () => {
      await work().then(resolve, reject);
      await new Promise<void>((release) => startTimer(TELLING, release));
    };
    navigator.locks.request(NAME, held).catch(reject);
  });
}

/** A browser without BroadcastChannel leaves each tab to find out by itself when its token is renewed. */
function browserChannel(): SessionChannel {
  if (!("BroadcastChannel" in window)) return { tell: () => undefined, listen: () => () => undefined };
  const channel = new BroadcastChannel(NAME);
  return {
    tell: (message) => channel.postMessage(message),
    listen(heard) {
      const listener = (event: MessageEvent<unknown>) => heard(event.data);
      channel.addEventListener("message", listener);
      return () => channel.removeEventListener("message", listener);
    },
  };
}
