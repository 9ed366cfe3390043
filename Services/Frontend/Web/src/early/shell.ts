// Stands in index.html itself, behind the element that it draws into, and runs as soon as the style sheet is there.
import { preferredLanguage } from "../language/Language";
import type { Language } from "../language/Language";
import { GuardedStorage } from "../storage/GuardedStorage";
import { onFailure } from "./ApplicationFailure";
import { drawFailure } from "./drawFailure";
import { drawShell } from "./drawShell";
import type { ShellWords } from "./shellWords";

/** Of each language, written in by page.mjs. */
declare const WORDS: Readonly<Record<Language, ShellWords>>;

const root = document.getElementById("root");
const storage = new GuardedStorage(() => window.localStorage);
const language = preferredLanguage(storage, navigator.languages);
document.documentElement.lang = language;
const { pathname, search } = window.location;
if (root !== null) {
  const drawn = drawShell(root, WORDS[language], { path: pathname, search }, storage);
  onFailure(() => void drawn.then(() => drawFailure(root, WORDS[language])));
}
