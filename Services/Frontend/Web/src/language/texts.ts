import i18next from "i18next";
import type { TextStorage } from "../storage/GuardedStorage";
import { Store } from "../store/Store";
import type { ReadableStore } from "../store/Store";
import { keepLanguage, localeOf, preferredLanguage } from "./Language";
import type { Language } from "./Language";
import { textsOf } from "./parts";
import type { Catalogs } from "./parts";
import type { Part, Translate } from "./Text";

/** Empty at first: nobody loads the words of a language that is not spoken. */
const texts = i18next.createInstance();
void texts.init({
  lng: "en",
  fallbackLng: "en",
  ns: [],
  nsSeparator: ".",
  keySeparator: false,
  initImmediate: false,
  resources: {},
  interpolation: {
    // React escapes.
    escapeValue: false,
    alwaysFormat: true,
    format: (value) => typeof value === "number" ? formatNumber(value) : String(value),
  },
});

interface PageLanguage {
  readonly language: Language;
  readonly t: Translate;
}

const loaded = new Set<Part>(["first"]);
const current = new Store<PageLanguage>({ language: "en", t: translate() });

/** The language of the page, and what gives its texts. */
export const pageLanguage: ReadableStore<PageLanguage> = current;

/** The text of a key in the language of the page, for what is no component. Components have `useText`. */
export const t: Translate = (key, ...values) => texts.t(key, values[0]);

/** The language of the page as Intl wants it. */
export function locale(): string {
  return localeOf(current.get().language, navigator.languages);
}

export function formatNumber(number: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale(), options).format(number);
}

/** Several words or names, one after another. */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: "unit" }).format(items);
}

/** Has the texts of a part of the pages at hand, in the language of the page now and in whichever is chosen later. */
export async function loadTexts(part: Part): Promise<void> {
  loaded.add(part);
  await add(current.get().language, part);
}

/** Begins in the language that was chosen on this browser, or that the browser prefers; in English where its words cannot be had. */
export async function startLanguage(storage: TextStorage): Promise<void> {
  const preferred = preferredLanguage(storage, navigator.languages);
  await speak(preferred).catch((error) => preferred === "en" ? Promise.reject(error) : speak("en"));
}

/** Changes the language of all pages, and keeps the choice. */
export async function chooseLanguage(language: Language, storage: TextStorage): Promise<void> {
  await speak(language);
  keepLanguage(storage, language);
}

async function speak(language: Language): Promise<void> {
  await Promise.all([...loaded].map((part) => add(language, part)));
  await texts.changeLanguage(language);
  document.documentElement.lang = language;
  current.update((before) => before.language === language ? before : { language, t: translate() });
}

async function add(language: Language, part: Part): Promise<void> {
  putTexts(language, await textsOf(language, part));
}

/** Has a part of the texts at hand that is there already. */
export function putTexts(language: Language, part: Catalogs): void {
  for (const [feature, catalog] of Object.entries(part)) texts.addResourceBundle(language, feature, catalog);
}

/** A function of its own for each language, so that what is remembered by it is made anew. */
function translate(): Translate {
  return (key, ...values) => t(key, ...values);
}
