/** A page's address: segments, of which those with a colon take any value (`/events/:id`). */
export interface Route<Page> {
  readonly pattern: string;
  readonly page: Page;
}

export interface RouteMatch<Page> {
  readonly page: Page;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The first route that fits `path`, so that `/events/new` is listed before `/events/:id`; null when none does. */
export function matchRoute<Page>(routes: readonly Route<Page>[], path: string): RouteMatch<Page> | null {
  for (const { pattern, page } of routes) {
    const parameters = matchPattern(segments(pattern), segments(path));
    if (parameters !== null) return { page, parameters };
  }
  return null;
}

function matchPattern(pattern: readonly string[], path: readonly string[]): Record<string, string> | null {
  if (pattern.length !== path.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = path[index] ?? "";
    if (!expected.startsWith(":")) {
      if (expected !== actual) return null;
      continue;
    }
    const value = decoded(actual);
    if (value === null) return null;
    parameters[expected.slice(1)] = value;
  }
  return parameters;
}

/** A trailing slash means nothing. */
function segments(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
