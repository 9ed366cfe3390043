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
