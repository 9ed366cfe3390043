import { ApiError } from "./ApiError";
import { idempotencyKey } from "./idempotencyKey";
import { problemFromResponse } from "./problemFromResponse";

/** What the transport needs of the world; a test gives its own. */
export interface HTTPEnvironment {
  fetch(url: string, init: RequestInit): Promise<Response>;
  sleep(milliseconds: number): Promise<void>;
  /** The bearer token of who is signed in. */
  accessToken(): string | null;
  /** The server no longer takes the token that was sent. */
  tokenRefused(): void;
}

export interface HTTPRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

const PAUSES_BETWEEN_TRIES = [400, 1200];
const ANSWER_WITHIN = 15_000;
const LONGEST_PAUSE = 5_000;

/**
 * Sends requests and repeats those that got no answer.
 *
 * A POST carries one Idempotency-Key through all its tries, so that a lost answer never makes a second event or RSVP.
 */
export class HTTPTransport {
  constructor(private readonly environment: HTTPEnvironment) {}

  /** @throws ApiError */
  async send(request: HTTPRequest): Promise<Response> {
    const token = this.environment.accessToken();
    const init = { method: request.method, headers: headers(request, token), ...body(request) };
    for (let tries = 0; ; tries += 1) {
      const outcome = await this.attempt(request, init);
      if (outcome instanceof Response) return outcome;
      if (outcome.status === 401 && token !== null) this.environment.tokenRefused();
      const pause = PAUSES_BETWEEN_TRIES[tries];
      if (pause === undefined || !isWorthRepeating(outcome)) throw outcome;
      await this.environment.sleep(Math.max(pause, (outcome.retryAfter ?? 0) * 1000));
    }
  }

  private async attempt(request: HTTPRequest, init: RequestInit): Promise<Response | ApiError> {
    const limit = new AbortController();
    const abort = () => limit.abort();
    const timer = setTimeout(abort, ANSWER_WITHIN);
    request.signal?.addEventListener("abort", abort);
    try {
      if (request.signal?.aborted) return ApiError.aborted();
      const response = await this.environment.fetch(request.url, { ...init, signal: limit.signal });
      return response.ok ? response : await problemFromResponse(response);
    } catch {
      return request.signal?.aborted ? ApiError.aborted() : ApiError.network();
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener("abort", abort);
    }
  }
}

/** No answer, a gateway's failure, or a full queue that asks for a little patience. */
function isWorthRepeating(error: ApiError): boolean {
  if (error.kind === "network") return true;
  if (error.status === 503) return (error.retryAfter ?? 0) * 1000 <= LONGEST_PAUSE;
  return error.status === 502 || error.status === 504;
}

function headers(request: HTTPRequest, token: string | null): Record<string, string> {
  return {
    Accept: "application/json",
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(request.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(request.method === "POST" ? { "Idempotency-Key": idempotencyKey() } : {}),
  };
}

function body(request: HTTPRequest): { body?: string } {
  return request.body === undefined ? {} : { body: JSON.stringify(request.body) };
}
