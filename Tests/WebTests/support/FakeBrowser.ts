import type { SessionChannel, SessionEnvironment } from "../../../Services/Frontend/Web/src/auth/SessionEnvironment";
import { GuardedStorage } from "../../../Services/Frontend/Web/src/storage/GuardedStorage";
import { FakeStorage } from "./FakeStorage";

interface Timer {
  readonly at: number;
  readonly fired: () => void;
}

/** What the tabs of one browser share: its storage, a lock, what they tell each other, and a clock under control. */
export class FakeBrowser {
  readonly storage = new FakeStorage();
  /** Milliseconds since 1970. */
  time = 1_000_000;
  private lock: Promise<unknown> = Promise.resolve();
  private timers: Timer[] = [];
  private readonly listeners = new Map<object, (message: unknown) => void>();

  tab(): SessionEnvironment {
    return {
      storage: new GuardedStorage(() => this.storage),
      channel: this.channel(),
      exclusively: (work) => {
        const turn = this.lock.then(work);
        this.lock = turn.catch(() => undefined).then(() => settled(2));
        return turn;
      },
      startTimer: (milliseconds, fired) => {
        const timer = { at: this.time + milliseconds, fired };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter((other) => other !== timer);
        };
      },
      now: () => this.time,
    };
  }

  /** Milliseconds until each timer that runs. */
  get pauses(): readonly number[] {
    return this.timers.map((timer) => timer.at - this.time);
  }

  /** Lets time go by and what is due happen. */
  async pass(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    const due = this.timers.filter((timer) => timer.at <= this.time);
    this.timers = this.timers.filter((timer) => timer.at > this.time);
    due.forEach((timer) => timer.fired());
    await settled();
  }

  /** As BroadcastChannel does it: a copy, later, and not to oneself. */
  private channel(): SessionChannel {
    const self = {};
    return {
      tell: (message) => {
        const copy: unknown = JSON.parse(JSON.stringify(message));
        for (const [tab, heard] of this.listeners) if (tab !== self) setImmediate(() => heard(copy));
      },
      listen: (heard) => {
        this.listeners.set(self, heard);
        return () => void this.listeners.delete(self);
      },
    };
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(turns = 12): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
