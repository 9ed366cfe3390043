import type { CampusEvent } from "../events/CampusEvent";

/** What the page asked the server for before the application was there. */
export interface EarlyAnswer {
  readonly url: string;
  readonly answer: Promise<Response>;
  /** The event that it brought, where the shell shows it already. */
  event?: CampusEvent;
}

declare global {
  interface Window {
    earlyAnswer?: EarlyAnswer | undefined;
  }
}

/** The early answer, once, to the request that it is for; null for every other one. */
export function takeEarlyAnswer(url: string, init: RequestInit): Promise<Response> | null {
  const early = window.earlyAnswer;
  if (early?.url !== url || init.method !== "GET" || new Headers(init.headers).has("authorization")) return null;
  window.earlyAnswer = undefined;
  return new Promise((resolve, reject) => {
    init.signal?.addEventListener("abort", () => reject(new DOMException("No longer wanted.", "AbortError")));
    early.answer.then((answer) => resolve(withoutDate(answer)), reject);
  });
}

/** When it was asked for is not when the request was made, so it says nothing of how the two clocks stand. */
function withoutDate({ body, status, headers: sent }: Response): Response {
  const headers = new Headers(sent);
  headers.delete("date");
  return new Response(body, { status, headers });
}
