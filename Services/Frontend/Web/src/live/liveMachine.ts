import { parseLiveMessage } from "./LiveMessage";
import type { LiveMessage } from "./LiveMessage";

/** `offline`: the browser has no network; `waiting`: a pause before the next try. */
export type LivePhase = "stopped" | "offline" | "connecting" | "open" | "waiting";

export interface LiveState {
  readonly phase: LivePhase;
  /** Tries since a connection last held. */
  readonly tries: number;
  readonly openedAt: number;
  /** When something last came over the connection that stands. */
  readonly heardAt: number;
  /** When the server was asked whether it is still there; null while that is not in doubt. */
  readonly askedAt: number | null;
  /** The place in the stream up to which everything was heard. */
  readonly cursor: string | null;
  readonly userID: string | null;
  readonly token: string | null;
  /** An event that is told of only because it is asked for by its id. */
  readonly watched: string | null;
}

export type LiveInput =
  | { readonly type: "start" | "stop" | "online" | "offline" | "timerFired" | "opened" | "closed" }
  | { readonly type: "signedIn"; readonly userID: string | null; readonly token: string | null }
  | { readonly type: "watch"; readonly eventID: string | null }
  | { readonly type: "frame"; readonly text: string };

export type LiveAction =
  | { readonly type: "openSocket" | "closeSocket" | "cancelTimer" | "refetch" }
  | { readonly type: "send"; readonly text: string }
  | { readonly type: "startTimer"; readonly milliseconds: number }
  | { readonly type: "deliver"; readonly message: LiveMessage };

/** What the machine may ask of the world at a step. */
export interface LiveStep {
  /** Milliseconds. */
  readonly now: number;
  /** At least 0, below 1. */
  readonly random: number;
}

export const STOPPED: LiveState = {
  phase: "stopped",
  tries: 0,
  openedAt: 0,
  heardAt: 0,
  askedAt: null,
  cursor: null,
  userID: null,
  token: null,
  watched: null,
};

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** A connection that lasted this long was a good one: the next pause is short again. */
const HELD = 10_000;
/** A connection that does not open within this is given up. */
const OPENS_WITHIN = 15_000;
/** After this long without a word the server is asked whether it is still there. */
const QUIET = 25_000;
/** And within this it says so, or the connection is dead: networks lose them without telling anybody. */
const ANSWERS_WITHIN = 10_000;

type Outcome = readonly [LiveState, readonly LiveAction[]];

/** One step of the live connection: what it becomes, and what is to be done about it. */
export function step(state: LiveState, input: LiveInput, at: LiveStep): Outcome {
  switch (input.type) {
    case "start": return state.phase === "stopped" ? connect(state) : [state, []];
    case "stop": return [{ ...state, phase: "stopped", tries: 0 }, letGo(state)];
    case "offline": return isStopped(state) ? [state, []] : [{ ...state, phase: "offline" }, letGo(state)];
    case "online": return backOnline(state, at);
    case "timerFired": return timerFired(state, at);
    case "opened": return state.phase === "connecting" ? subscribe(state, at) : [state, []];
    case "closed": return isConnected(state) ? wait(state, at) : [state, []];
    case "signedIn": return changeToken(state, input.userID, input.token);
    case "watch": return watch(state, input.eventID);
    case "frame": return state.phase === "open" ? hear({ ...state, heardAt: at.now }, input.text) : [state, []];
  }
}

function connect(state: LiveState): Outcome {
  return [{ ...state, phase: "connecting" }, [{ type: "openSocket" }, { type: "startTimer", milliseconds: OPENS_WITHIN }]];
}

/** Also when a device wakes up: the connection may have died in its sleep. */
function backOnline(state: LiveState, at: LiveStep): Outcome {
  if (state.phase === "open") return state.askedAt === null ? ask(state, at) : [state, []];
  return state.phase === "offline" || state.phase === "waiting" ? connect({ ...state, tries: 0 }) : [state, []];
}

function timerFired(state: LiveState, at: LiveStep): Outcome {
  switch (state.phase) {
    case "waiting": return connect(state);
    case "connecting": return giveUp(state, at);
    case "open": return doubt(state, at);
    default: return [state, []];
  }
}

function subscribe(state: LiveState, at: LiveStep): Outcome {
  const next: LiveState = { ...state, phase: "open", openedAt: at.now, heardAt: at.now, askedAt: null };
  return [next, [subscription(state), listenOn(QUIET, at)]];
}

/** Nothing may have come for a while. */
function doubt(state: LiveState, at: LiveStep): Outcome {
  if (state.askedAt !== null && state.heardAt <= state.askedAt) return giveUp(state, at);
  const quiet = at.now - state.heardAt;
  return quiet >= QUIET ? ask(state, at) : [{ ...state, askedAt: null }, [listenOn(QUIET - quiet, at)]];
}

function ask(state: LiveState, at: LiveStep): Outcome {
  const actions: LiveAction[] = [{ type: "send", text: '{"type":"ping"}' }, { type: "startTimer", milliseconds: ANSWERS_WITHIN }];
  return [{ ...state, askedAt: at.now }, actions];
}

/** Somewhat longer for some than for others, so that those who heard the same last do not ask together. */
function listenOn(milliseconds: number, at: LiveStep): LiveAction {
  return { type: "startTimer", milliseconds: Math.round(milliseconds * (1 + at.random / 5)) };
}

function giveUp(state: LiveState, at: LiveStep): Outcome {
  const [next, actions] = wait(state, at);
  return [next, [{ type: "closeSocket" }, ...actions]];
}

/** Asks on the same connection anew, from the same place: the server then tells both what was and what is asked for. */
function watch(state: LiveState, eventID: string | null): Outcome {
  if (eventID === state.watched) return [state, []];
  const next = { ...state, watched: eventID };
  return [next, next.phase === "open" ? [subscription(next)] : []];
}

function subscription({ cursor, token, watched }: LiveState): LiveAction {
  const text = JSON.stringify({
    type: "subscribe",
    topics: ["all", ...(token === null ? [] : ["me"]), ...(watched === null ? [] : [`event:${watched}`])],
    ...(cursor === null ? {} : { cursor }),
    ...(token === null ? {} : { token }),
  });
  return { type: "send", text };
}

/** Waits twice as long each time, somewhere in the upper half, so that clients cut off together return apart. */
function wait(state: LiveState, at: LiveStep): Outcome {
  const held = state.phase === "open" && at.now - state.openedAt >= HELD;
  const tries = held ? 0 : state.tries;
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);
  const milliseconds = Math.round(pause * (0.5 + at.random / 2));
  return [{ ...state, phase: "waiting", tries: tries + 1 }, [{ type: "startTimer", milliseconds }]];
}

/**
 * Another person, another set of messages: a new connection, from the same place in the stream. The same person's next
 * token is told on the connection that stands.
 */
function changeToken(state: LiveState, userID: string | null, token: string | null): Outcome {
  if (token === state.token) return [state, []];
  const next = { ...state, userID, token };
  if (userID === state.userID) return [next, state.phase === "open" ? [subscription(next)] : []];
  if (!isConnected(state)) return [next, []];
  const [connecting, actions] = connect(next);
  return [connecting, [{ type: "closeSocket" }, ...actions]];
}

function hear(state: LiveState, text: string): Outcome {
  const envelope = parseLiveMessage(text);
  if (envelope === null) return [state, []];
  // After a resync the old cursor is worth nothing, with or without a new one.
  if (envelope.message?.type === "resync") return [{ ...state, cursor: envelope.cursor }, [{ type: "refetch" }]];
  const next = envelope.cursor === null ? state : { ...state, cursor: envelope.cursor };
  // The server names its place once it tells us everything from there on (`subscribed`). What happened between the
  // pages' own requests and that place was told to nobody, so they ask once more.
  const actions: LiveAction[] = state.cursor === null && next.cursor !== null ? [{ type: "refetch" }] : [];
  if (envelope.message !== null) actions.push({ type: "deliver", message: envelope.message });
  return [next, actions];
}

function letGo(state: LiveState): readonly LiveAction[] {
  if (isConnected(state)) return [{ type: "closeSocket" }, { type: "cancelTimer" }];
  return state.phase === "waiting" ? [{ type: "cancelTimer" }] : [];
}

function isStopped(state: LiveState): boolean {
  return state.phase === "stopped";
}

function isConnected(state: LiveState): boolean {
  return state.phase === "connecting" || state.phase === "open";
}
