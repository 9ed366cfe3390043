import type { CampusEvent, EventSeats } from "./CampusEvent";

/**
 * All events this tab knows, by id.
 *
 * Answers to requests and live messages overtake each other. Two rules keep the newest: an older `version` never
 * replaces a newer one, and seats or a withdrawal told live outlive an answer whose request had begun before them.
 */
export interface EventState {
  readonly events: ReadonlyMap<string, CampusEvent>;
  /** Counts live messages; a request notes it when it begins. */
  readonly moment: number;
  readonly toldSeats: ReadonlyMap<string, ToldSeats>;
  readonly withdrawnAt: ReadonlyMap<string, number>;
  /** Ids of events that were created while this tab was open, so that lists show them without asking again. */
  readonly arrived: ReadonlySet<string>;
}

interface ToldSeats {
  readonly at: number;
  readonly seats: EventSeats;
}

export const NO_EVENTS: EventState = {
  events: new Map(),
  moment: 0,
  toldSeats: new Map(),
  withdrawnAt: new Map(),
  arrived: new Set(),
};

/**
 * Takes in events from an answer whose request began at `since` (a `moment`). Lists and messages never say where to
 * join: what is known of that stays.
 */
export function putEvents(state: EventState, incoming: readonly CampusEvent[], since: number): EventState {
  const events = new Map(state.events);
  for (const event of incoming) {
    const known = events.get(event.id);
    if (known && known.version > event.version) continue;
    const online_url = event.online_url ?? known?.online_url ?? null;
    events.set(event.id, merged(state, { ...event, online_url }, since));
  }
  return { ...state, events };
}

/** Takes in an event as it was answered to who asked for it alone: all of it, and where to join for who may. */
export function putEvent(state: EventState, event: CampusEvent, since: number): EventState {
  const known = state.events.get(event.id);
  if (known && known.version > event.version) return state;
  return { ...state, events: new Map(state.events).set(event.id, merged(state, event, since)) };
}

/** Takes in an event told by `event:created` or `event:updated`. */
export function tellEvent(state: EventState, event: CampusEvent, isNew: boolean): EventState {
  const told = { ...state, moment: state.moment + 1 };
  const next = putEvents(told, [event], told.moment);
  return isNew ? { ...next, arrived: new Set(state.arrived).add(event.id) } : next;
}

/** Takes in `capacity:changed`. */
export function tellSeats(state: EventState, seats: EventSeats): EventState {
  const moment = state.moment + 1;
  const toldSeats = new Map(state.toldSeats).set(seats.id, { at: moment, seats });
  const known = state.events.get(seats.id);
  if (!known) return { ...state, moment, toldSeats };
  return { ...state, moment, toldSeats, events: new Map(state.events).set(seats.id, { ...known, ...seats }) };
}

/** Takes in `event:deleted`: the event leaves the lists, and its page says that it will not take place. */
export function tellWithdrawal(state: EventState, id: string): EventState {
  const moment = state.moment + 1;
  const withdrawnAt = new Map(state.withdrawnAt).set(id, moment);
  const known = state.events.get(id);
  if (!known) return { ...state, moment, withdrawnAt };
  return { ...state, moment, withdrawnAt, events: new Map(state.events).set(id, { ...known, status: "cancelled" }) };
}

/** What everybody may see of it: for when whoever saw more signs out. */
export function publicPart(state: EventState): EventState {
  const events = new Map<string, CampusEvent>();
  for (const [id, event] of state.events) {
    const isPublished = event.status !== "draft" && event.status !== "pending";
    if (isPublished && event.visibility === "public") events.set(id, { ...event, online_url: null });
  }
  return { ...state, events };
}

function merged(state: EventState, event: CampusEvent, since: number): CampusEvent {
  const told = state.toldSeats.get(event.id);
  const counted = told && told.at > since ? { ...event, ...told.seats } : event;
  return (state.withdrawnAt.get(event.id) ?? 0) > since ? { ...counted, status: "cancelled" } : counted;
}
