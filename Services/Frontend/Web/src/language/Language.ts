import type { TextStorage } from "../storage/GuardedStorage";

/** The languages of the pages, each with its own name for itself. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;

export type Language = keyof typeof LANGUAGES;

const KEY = "campus-events.language";

/** What was chosen on this browser, else what the browser prefers among ours, else English. */
export function preferredLanguage(storage: TextStorage, preferences: readonly string[]): Language {
  const wanted = [storage.getItem(KEY) ?? "", ...preferences].map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? "en";
}

export function keepLanguage(storage: TextStorage, language: Language): void {
  storage.setItem(KEY, language);
}

/** The person's own kind of a language, so that an American reads 6:00 PM and a Briton 18:00. */
export function localeOf(language: Language, preferences: readonly string[]): string {
  return preferences.find((tag) => tag.toLowerCase().startsWith(language)) ?? (language === "en" ? "en-GB" : "de-DE");
}

function isLanguage(tag: string): tag is Language {
  return tag in LANGUAGES;
}
