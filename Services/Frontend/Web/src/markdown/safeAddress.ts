const LINKS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
const IMAGES: ReadonlySet<string> = new Set(["https:"]);

/** The address when a link may lead there: a page elsewhere or a mail; null otherwise. */
export function safeLink(address: string): string | null {
  return allowed(address, LINKS);
}

/** The address when an image may come from there; null otherwise. */
export function safeImage(address: string): string | null {
  return allowed(address, IMAGES);
}

/** Read by the browser's own rules, so that tabs, line breaks and letter case hide no scheme. */
function allowed(address: string, schemes: ReadonlySet<string>): string | null {
  try {
    const url = new URL(address);
    return schemes.has(url.protocol) ? url.href : null;
  } catch {
    // No absolute address: it would lead somewhere inside this application.
    return null;
  }
}
