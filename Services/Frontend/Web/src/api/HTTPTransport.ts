import type { ServerClock } from "../clock/ServerClock";
import { startTimer } from "../clock/startTimer";
import { loadTexts } from "../language/texts";
import { ApiError } from "./ApiError";
import { Intent } from "./Intent";
import { problemFromResponse } from "./problemFromResponse";
import { wholeText } from "./wholeText";

/** Where the bearer tokens of requests come from. */
export interface TokenSource {
  /** Resolves once it is known who is signed in. */
  known(): Promise<void>;
  /** A token that works; null when nobody is signed in. */
  token(): Promise<string | null>;
  /** The token that follows one that the server refused; null when nobody is signed in any more. */
  renew(refused: string): Promise<string | null>;
}

/** What the transport needs of the world; a test gives its own. */
export interface HTTPEnvironment {
  readonly tokens: TokenSource;
  fetch(url: string, init: RequestInit): Promise<Response>;
  sleep(milliseconds: number): Promise<void>;
  /** Learns from what answers say of the time. */
  readonly clock?: ServerClock;
}

export interface HTTPRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly body?: unknown;
  /** Goes without a token: what makes, renews or ends a session. */
  readonly isAnonymous?: true;
  /** The version that the writer has seen; whatever is newer refuses with 412. */
  readonly ifVersion?: number;
  /** What was mailed to a guest and stands for signing in; in no address, which logs keep. */
  readonly guestCode?: string | null;
  /** What a POST is for; without one it is a thing of its own. */
  readonly intent?: Intent | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A successful answer, read to its end. */
export interface HTTPAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const PAUSES_BETWEEN_TRIES = [400, 1200];
/** An answer, and each further piece of it, comes within this time (milliseconds), or none is waited for any more. */
const LONGEST_SILENCE = 15_000;
const LONGEST_PAUSE = 5_000;
/** A refusal is told after this time (milliseconds) also without the words for it. */
const LONGEST_WAIT_FOR_WORDS = 3_000;
/** Answers that may be others for who is signed in. */
const FOR_WANT_OF_A_TOKEN = new Set([401, 403, 404]);

/**
 * Sends requests in the name of who is signed in, and repeats those that got no answer.
 *
 * A POST carries one Idempotency-Key through all its tries, so that a lost answer never makes a second event or RSVP.
 */
export class HTTPTransport {
  constructor(private readonly environment: HTTPEnvironment) {}

  /** @throws ApiError */
  async send(request: HTTPRequest): Promise<HTTPAnswer> {
    const { intent = new Intent() } = request;
    const key = request.method === "POST" ? intent.keyFor(`${request.url} ${JSON.stringify(request.body)}`) : null;
    const outcome = await this.outcome(request, key);
    if (!(outcome instanceof ApiError)) {
      intent.settle();
      return outcome;
    }
    if (!outcome.isUnknown) intent.settle();
    throw outcome;
  }

  private async outcome(request: HTTPRequest, key: string | null): Promise<HTTPAnswer | ApiError> {
    if (request.isAnonymous) return this.exchange(request, key, null);
    const { tokens } = this.environment;
    // What changes something is done in somebody's name. Reading may begin before it is known in whose.
    if (request.method !== "GET") await tokens.known();
    const token = await tokens.token();
    const outcome = await this.exchange(request, key, token);
    if (!(outcome instanceof ApiError)) return outcome;
    const better = await this.betterToken(outcome, token);
    return better === null ? outcome : this.exchange(request, key, better);
  }

  /** The token with which a refused request has a chance; null when there is none. */
  private async betterToken(refusal: ApiError, sent: string | null): Promise<string | null> {
    const { tokens } = this.environment;
    if (sent !== null) return refusal.status === 401 ? tokens.renew(sent) : null;
    if (!FOR_WANT_OF_A_TOKEN.has(refusal.status)) return null;
    await tokens.known();
    return tokens.token();
  }

  private async exchange(request: HTTPRequest, key: string | null, token: string | null): Promise<HTTPAnswer | ApiError> {
    const init: RequestInit = {
      method: request.method,
      credentials: "same-origin",
      headers: headers(request, key, token),
      ...body(request),
    };
    for (let tries = 0; ; tries += 1) {
      const outcome = await this.attempt(request, init);
      if (!(outcome instanceof ApiError)) return outcome;
      const pause = PAUSES_BETWEEN_TRIES[tries];
      if (pause === undefined || !isWorthRepeating(outcome)) return outcome;
      await this.environment.sleep(Math.max(pause, (outcome.retryAfter ?? 0) * 1000));
    }
  }

  private async attempt(request: HTTPRequest, init: RequestInit): Promise<HTTPAnswer | ApiError> {
    const limit = new AbortController();
    const abort = () => limit.abort();
    let timer = setTimeout(abort, LONGEST_SILENCE);
    const hear = () => {
      clearTimeout(timer);
      timer = setTimeout(abort, LONGEST_SILENCE);
    };
    request.signal?.addEventListener("abort", abort);
    const sentAt = Date.now();
    try {
      if (request.signal?.aborted) return ApiError.aborted();
      const response = await this.environment.fetch(request.url, { ...init, signal: limit.signal });
      this.environment.clock?.note(response.headers.get("date"), sentAt);
      const text = await wholeText(response, hear);
      // Whoever called it off is told nothing any more.
      if (request.signal?.aborted) return ApiError.aborted();
      if (response.ok) return { status: response.status, headers: response.headers, text };
      await wordsOfRefusals();
      return problemFromResponse(response, text);
    } catch {
      return request.signal?.aborted ? ApiError.aborted() : ApiError.network();
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener("abort", abort);
    }
  }
}

/** Most pages never need them. Without them the status has its own; see problemSentence. */
async function wordsOfRefusals(): Promise<void> {
  let stopTimer = () => {};
  const late = new Promise<void>((resolve) => {
    stopTimer = startTimer(LONGEST_WAIT_FOR_WORDS, resolve);
  });
  await Promise.race([loadTexts("refusal").catch(() => undefined), late]);
  stopTimer();
}

/** Nothing that the server decided, unless it asks for more patience than a person has who waits. */
function isWorthRepeating(error: ApiError): boolean {
  return error.isUnknown && (error.retryAfter ?? 0) * 1000 <= LONGEST_PAUSE;
}

function headers(request: HTTPRequest, key: string | null, token: string | null): Record<string, string> {
  return {
    Accept: "application/json",
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(request.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(key === null ? {} : { "Idempotency-Key": key }),
    ...(request.guestCode == null ? {} : { "RSVP-Code": request.guestCode }),
    ...(request.ifVersion === undefined ? {} : { "If-Match": `"${request.ifVersion}"` }),
  };
}

function body(request: HTTPRequest): { body?: string } {
  return request.body === undefined ? {} : { body: JSON.stringify(request.body) };
}
