import { t } from "../language/texts";
import type { FieldError, Problem } from "./Problem";
import { problemSentence } from "./problemSentence";

/** `network`: no answer came; `aborted`: the caller no longer wants it; `problem`: the server refused. */
export type ApiErrorKind = "network" | "aborted" | "problem";

/** No answer, or none of the server's own: a gateway lost it, or a queue was full. */
const GATEWAY = new Set([502, 503, 504]);

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

  /** Whether the server may have done what was asked, or may not: nobody heard its own word. */
  get isUnknown(): boolean {
    return this.kind === "network" || GATEWAY.has(this.status);
  }

  static network(): ApiError {
    return new ApiError("network", 0, t("api.network"));
  }

  static aborted(): ApiError {
    return new ApiError("aborted", 0, t("api.aborted"));
  }

  static problem(status: number, problem: Problem, retryAfter: number | null): ApiError {
    return new ApiError("problem", status, problemSentence(status, problem, retryAfter), problem, retryAfter);
  }
}

/** What any thrown value says to the person at the screen. */
export function errorMessage(error: unknown): string {
  return error instanceof ApiError ? error.message : t("api.broken");
}
