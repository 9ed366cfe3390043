import type { CampusEvent } from "./CampusEvent";

/** How many patterns event.css has. */
const PATTERNS = 4;

/** The address of the event's picture, where it has one that can be shown: a page that came over TLS shows no other. */
export function pictureOf({ image_url: address }: CampusEvent): string | null {
  if (!address) return null;
  return window.location.protocol !== "https:" || address.toLowerCase().startsWith("https:") ? address : null;
}

/** Which pattern an event without a picture keeps. */
export function patternOf({ id }: CampusEvent): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % PATTERNS;
}
