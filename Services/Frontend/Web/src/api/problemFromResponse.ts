import { ApiError } from "./ApiError";
import type { FieldError, Problem } from "./Problem";

/** Reads an answer that is not 2xx; what is not problem+json (a proxy's page) still becomes a clear error. */
export function problemFromResponse({ status, headers }: Response, text: string): ApiError {
  const isJSON = (headers.get("content-type") ?? "").includes("json");
  return ApiError.problem(status, problem(isJSON ? parsed(text) : null), retryAfter(headers.get("retry-after")));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
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
