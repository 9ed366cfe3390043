/** The path of an address of this site, for the router; null for none and for any other site's. */
export function ownPath(address: string | undefined, origin: string): string | null {
  if (!address) return null;
  try {
    const url = new URL(address, origin);
    return url.origin === origin ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}
