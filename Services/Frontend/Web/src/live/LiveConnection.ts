import { Store } from "../store/Store";
import { STOPPED, step } from "./liveMachine";
import type { LiveAction, LiveInput, LivePhase, LiveState } from "./liveMachine";
import type { LiveMessage } from "./LiveMessage";

/** The part of a WebSocket that a live connection uses. */
export interface LiveSocket {
  send(text: string): void;
  close(): void;
}

export interface LiveSocketEvents {
  opened(): void;
  frame(text: string): void;
  closed(): void;
}

/** What the connection needs of the world; a test gives a fake socket and clock. */
export interface LiveEnvironment {
  openSocket(events: LiveSocketEvents): LiveSocket;
  /** Calls back once after `milliseconds`; the answer calls it off. */
  startTimer(milliseconds: number, fired: () => void): () => void;
  now(): number;
  random(): number;
}

export interface LiveListener {
  hear(message: LiveMessage): void;
  /** Something may have been missed: ask for what is shown once more. */
  refetch(): void;
}

/** Runs the live machine: turns its actions into a socket and a timer, and what they tell into its inputs. */
export class LiveConnection {
  readonly phase = new Store<LivePhase>("stopped");
  private state: LiveState = STOPPED;
  private socket: LiveSocket | null = null;
  private cancelTimer: (() => void) | null = null;

  constructor(private readonly environment: LiveEnvironment, private readonly listener: LiveListener) {}

  input(input: LiveInput): void {
    const { environment } = this;
    const [next, actions] = step(this.state, input, { now: environment.now(), random: environment.random() });
    this.state = next;
    actions.forEach((action) => this.perform(action));
    this.phase.update(() => this.state.phase);
  }

  private perform(action: LiveAction): void {
    switch (action.type) {
      case "openSocket": return this.openSocket();
      case "closeSocket": return this.closeSocket();
      case "send": return this.socket?.send(action.text);
      case "startTimer": return this.startTimer(action.milliseconds);
      case "cancelTimer": return this.cancelTimer?.();
      case "deliver": return this.listener.hear(action.message);
      case "refetch": return this.listener.refetch();
    }
  }

  private openSocket(): void {
    // A socket that was given up may still report; only the current one is heard.
    const tell = (input: LiveInput) => {
      if (this.socket === socket) this.input(input);
    };
    const socket: LiveSocket = this.environment.openSocket({
      opened: () => tell({ type: "opened" }),
      frame: (text) => tell({ type: "frame", text }),
      closed: () => tell({ type: "closed" }),
    });
    this.socket = socket;
  }

  private closeSocket(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  /** There is one at a time. */
  private startTimer(milliseconds: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.environment.startTimer(milliseconds, () => this.input({ type: "timerFired" }));
  }
}
