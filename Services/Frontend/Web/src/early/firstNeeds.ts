import { ROOT } from "../api/root";
import type { Language } from "../language/Language";

export interface FirstNeeds {
  /** The modules that the page is made of beyond the first file, as `page.mjs` names them. */
  readonly modules: readonly string[];
  /** What it asks the server for first; null for nothing, or nothing that is known so early. */
  readonly request: string | null;
}

const COMING = `${ROOT}/events?status=upcoming`;

/** What the page at an address needs at once. A page that is not here asks for it when the application is there. */
export function firstNeeds(path: string, search: string, language: Language): FirstNeeds {
  const words = (...parts: readonly string[]) => parts.map((part) => `language/${language}/${part}Part`);
  const first = words("first");
  if (path === "/") return { modules: [...first, "home/HomePage", "home/Recommended", ...words("home")], request: COMING };
  if (path === "/events") {
    const parameters = new URLSearchParams(search);
    if (parameters.has("month")) return { modules: [...first, "events/EventsPage", "events/EventCalendar", ...words("list")], request: null };
    return { modules: [...first, "events/EventsPage", ...words("list")], request: search === "" ? COMING : null };
  }
  const [, eventID] = /^\/events\/([0-9a-f-]{36})$/.exec(path) ?? [];
  if (eventID !== undefined) {
    return { modules: [...first, "events/EventPage", ...words("event")], request: `${ROOT}/events/${eventID}` };
  }
  return { modules: first, request: null };
}
