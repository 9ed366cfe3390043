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

/** Sockets and a clock under a test's control. */
export class FakeLiveWorld implements LiveEnvironment {
  readonly sockets: FakeSocket[] = [];
  /** The pauses asked for, in milliseconds. */
  readonly pauses: number[] = [];
  time = 0;
  randomness = 0;
  private fire: (() => void) | null = null;

  openSocket(events: LiveSocketEvents): LiveSocket {
    const socket = new FakeSocket(events);
    this.sockets.push(socket);
    return socket;
  }

  startTimer(milliseconds: number, fired: () => void): () => void {
    this.pauses.push(milliseconds);
    this.fire = fired;
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

  endPause(): void {
    const fire = this.fire;
    this.fire = null;
    fire?.();
  }
}
