import { ApiError } from "./ApiError";
import type { FieldError, Problem } from "./Problem";

/** Reads an answer that is not 2xx; what is not problem+json (a proxy's page) still becomes a clear error. */
export async function problemFromResponse(response: Response): Promise<ApiError> {
  const isJSON = (response.headers.get("content-type") ?? "").includes("json");
  const body: unknown = isJSON ? await response.json().catch(() => null) : null;
  return ApiError.problem(response.status, problem(body), retryAfter(response.headers.get("retry-after")));
}

/** Seconds, from RFC 9110 §10.2.3's number of seconds; its date form is not used by our services. */
function retryAfter(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}

function problem(body: unknown): Problem {
  if (!isRecord(body)) return {};
  return {
    ...text(body, "type"),
    ...text(body, "title"),
    ...text(body, "detail"),
    ...text(body, "request_id"),
    errors: Array.isArray(body["errors"]) ? body["errors"].filter(isFieldError) : [],
    extensions: body,
  };
}

function text(body: Record<string, unknown>, name: "type" | "title" | "detail" | "request_id"): Problem {
  const value = body[name];
  return typeof value === "string" && value !== "" ? { [name]: value } : {};
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value["field"] === "string" && typeof value["message"] === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
