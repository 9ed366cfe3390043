import type {
  LiveEnvironment,
  LiveSocket,
  LiveSocketEvents,
} from "../../../Services/Frontend/Web/src/live/LiveConnection";

/** A socket that a test opens, feeds and cuts. */
export class FakeSocket implements LiveSocket {
  readonly sent: unknown[] = [];
  isClosed = false;

  constructor(readonly events: LiveSocketEvents) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.isClosed = true;
  }

  tell(message: object): void {
    this.events.frame(JSON.stringify(message));
  }
}

/** How long a socket has to open, to be quiet, and to answer. */
const WATCHES = new Set([15_000, 25_000, 10_000]);

/** Sockets and a clock under a test's control. */
export class FakeLiveWorld implements LiveEnvironment {
  readonly sockets: FakeSocket[] = [];
  /** The timers asked for, in milliseconds. */
  readonly timers: number[] = [];
  time = 0;
  randomness = 0;
  private fire: (() => void) | null = null;
  private due = 0;

  openSocket(events: LiveSocketEvents): LiveSocket {
    const socket = new FakeSocket(events);
    this.sockets.push(socket);
    return socket;
  }

  startTimer(milliseconds: number, fired: () => void): () => void {
    this.timers.push(milliseconds);
    this.fire = fired;
    this.due = this.time + milliseconds;
    return () => {
      this.fire = null;
    };
  }

  now(): number {
    return this.time;
  }

  random(): number {
    return this.randomness;
  }

  get hasTimer(): boolean {
    return this.fire !== null;
  }

  get socket(): FakeSocket {
    const last = this.sockets[this.sockets.length - 1];
    if (last === undefined) throw new Error("no socket was opened");
    return last;
  }

  /** The timers that were asked for while there was no socket. */
  get pauses(): readonly number[] {
    return this.timers.filter((milliseconds) => !WATCHES.has(milliseconds));
  }

  /** Lets time go by, and the timer that runs fire when it is due. */
  pass(milliseconds: number): void {
    this.time += milliseconds;
    if (this.fire !== null && this.time >= this.due) this.endPause();
  }

  endPause(): void {
    const fire = this.fire;
    this.fire = null;
    fire?.();
  }
}
