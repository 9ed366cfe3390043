// Stands in index.html itself and runs before any file of the application has come: what the page at this address needs
// comes together with the application then, and not one after the other.
import { preferredLanguage } from "../language/Language";
import { GuardedStorage } from "../storage/GuardedStorage";
import { tellFailure } from "./ApplicationFailure";
import { firstNeeds } from "./firstNeeds";
import "./EarlyAnswer";

/** The files of each module, written in by page.mjs. */
declare const FILES: Readonly<Record<string, readonly string[]>>;

function ask(): void {
  const storage = new GuardedStorage(() => window.localStorage);
  const { pathname, search } = window.location;
  const { modules, request } = firstNeeds(pathname, search, preferredLanguage(storage, navigator.languages));
  for (const file of new Set(modules.flatMap((module) => FILES[module] ?? []))) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = `/assets/${file}`;
    document.head.append(link);
  }
  if (request === null) return;
  const answer = fetch(request, { headers: { Accept: "application/json" } });
  // Whoever takes it hears of a failure.
  answer.catch(() => undefined);
  window.earlyAnswer = { url: request, answer };
}

// The only one is the application's.
window.addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && tellFailure(), true);
ask();
