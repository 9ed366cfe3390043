import { SignedInHint } from "../auth/SignedInHint";
import type { CampusEvent } from "../events/CampusEvent";
import type { Location } from "../router/Router";
import type { TextStorage } from "../storage/GuardedStorage";
import type { EarlyAnswer } from "./EarlyAnswer";
import { element, eventElement, eventsHeadElements, headerElement, heroElement } from "./shellElements";
import type { ShellWords } from "./shellWords";

/**
 * Draws what stands on the page at an address until React puts the application in its place. Resolves once all of it
 * stands: an event waits for the early answer.
 */
export async function drawShell(root: Element, words: ShellWords, location: Location, storage: TextStorage): Promise<void> {
  const word = new SignedInHint(storage).read();
  // There is a notice above the page then, and everything would jump when it came.
  if (word === "unverified" || !navigator.onLine) return;
  const isSignedIn = word === "signed-in";
  const main = element("main", { id: "content", tabindex: "-1" });
  const { path } = location;
  root.append(headerElement(words, location, isSignedIn), main);
  if (path === "/") main.append(heroElement(words, isSignedIn));
  else if (path === "/events") main.append(...eventsHeadElements(words));
  else if (path.startsWith("/events/") && window.earlyAnswer) await drawEvent(main, words, window.earlyAnswer);
}

/** Draws the event once it is there, if the application is not by then. */
async function drawEvent(main: Element, words: ShellWords, early: EarlyAnswer): Promise<void> {
  try {
    const answer = await early.answer;
    if (!answer.ok) return;
    // Whom the answer is for reads it, too.
    const event = await answer.clone().json() as CampusEvent;
    if (!main.isConnected) return;
    main.append(eventElement(words, event));
    early.event = event;
  } catch {
    // The application asks again, or says what is wrong.
  }
}
