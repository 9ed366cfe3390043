/** One bad field of a request, as a problem's `errors` names it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What a problem+json body holds (RFC 9457 §3.1), as far as this application reads it. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly request_id?: string;
  readonly errors?: readonly FieldError[];
  /** Members that only this type of problem has (RFC 9457 §3.2), as they came. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** `network`: no answer came; `aborted`: the caller no longer wants it; `problem`: the server refused. */
export type ApiErrorKind = "network" | "aborted" | "problem";

/** A request that did not succeed; its `message` is meant for the person at the screen. */
export class ApiError extends Error {
  /** The HTTP status, or 0 when no answer came. */
  readonly status: number;
  readonly kind: ApiErrorKind;
  /** Which problem it is, such as `several-people`; empty when the server did not say. */
  readonly type: string;
  readonly fieldErrors: readonly FieldError[];
  readonly extensions: Readonly<Record<string, unknown>>;
  /** What support needs to find the request in the logs. */
  readonly requestID: string | null;
  /** Seconds after which it is worth trying again, when the server said so. */
  readonly retryAfter: number | null;

  private constructor(
    kind: ApiErrorKind,
    status: number,
    message: string,
    problem: Problem = {},
    retryAfter: number | null = null,
  ) {
    super(message);
    this.name = "ApiError";
    this.kind = kind;
    this.status = status;
    this.type = (problem.type ?? "").replace("/problems/", "");
    this.fieldErrors = problem.errors ?? [];
    this.extensions = problem.extensions ?? {};
    this.requestID = problem.request_id ?? null;
    this.retryAfter = retryAfter;
  }

  static network(): ApiError {
    return new ApiError("network", 0, "Campus Events cannot be reached. Check your connection and try again.");
  }

  static aborted(): ApiError {
    return new ApiError("aborted", 0, "The request was called off.");
  }

  static problem(status: number, problem: Problem, retryAfter: number | null): ApiError {
    return new ApiError("problem", status, sentence(status, problem, retryAfter), problem, retryAfter);
  }
}

/** What any thrown value says to the person at the screen. */
export function errorMessage(error: unknown): string {
  return error instanceof ApiError ? error.message : "Something went wrong on this page. Reload it and try again.";
}

function sentence(status: number, problem: Problem, retryAfter: number | null): string {
  if (status === 429) return `${withFullStop(problem.detail ?? "Too many tries")} Wait ${waiting(retryAfter)} and try again.`;
  if (status === 503) return `Campus Events is very busy. Try again in ${waiting(retryAfter)}.`;
  if (status >= 500) {
    const reference = problem.request_id ? ` If it stays so, quote reference ${problem.request_id}.` : "";
    return `Something went wrong on our side. Try again in a moment.${reference}`;
  }
  return withFullStop(problem.detail ?? ownWords(status));
}

function waiting(seconds: number | null): string {
  if (seconds === null) return "a moment";
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}

function ownWords(status: number): string {
  switch (status) {
    case 401: return "Sign in to do this";
    case 403: return "Your account may not do this";
    case 404: return "This does not exist, or is not open to you";
    case 409: return "This is no longer possible";
    case 413: return "This is too much at once";
    case 422: return "Some fields are not valid";
    default: return "The request was not understood";
  }
}

function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
