import type { Location } from "./Router";

/**
 * Where to go after signing in, from the `next` parameter: a path of this site only.
 *
 * Whoever sends a link chooses `next`; `//host` and `/\host` would lead a browser to another site.
 */
export function safeNextPath(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "";
  return /^\/(?![/\\])[^\u0000-\u001f]*$/.test(next) ? next : "/events";
}

/** The sign-in page's address that leads back to `path`. */
export function signInPath(path: string): string {
  return `/login?${new URLSearchParams({ next: path })}`;
}

/** The ways in themselves, and what a mailed secret opens: nobody comes back to them. */
const NO_WAY_BACK = /^\/(login|register|forgot-password|reset-password|verify-email|rsvps\/[^/]+\/confirm)$/;

/** The query of a way in that leads back to where one is; on a way in, to where that one leads already. */
export function wayBack({ path, search }: Location): string {
  const next = NO_WAY_BACK.test(path) ? new URLSearchParams(search).get("next") : path + search;
  return next === null ? "" : `?${new URLSearchParams({ next })}`;
}
