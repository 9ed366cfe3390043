import { firstPart as germanFirst } from "../language/de/firstPart";
import { homePart as germanHome } from "../language/de/homePart";
import { listPart as germanList } from "../language/de/listPart";
import { firstPart as englishFirst } from "../language/en/firstPart";
import { homePart as englishHome } from "../language/en/homePart";
import { listPart as englishList } from "../language/en/listPart";
import type { Language } from "../language/Language";
import type { Parts, TranslatedPart } from "../language/Text";

/** What the shell says. `page.mjs` writes it into index.html, which would be too large with all the rest of the texts. */
export const SHELL_WORDS: Readonly<Record<Language, ShellWords>> = {
  en: wordsOf(englishFirst, englishHome, englishList),
  de: wordsOf(germanFirst, germanHome, germanList),
};

export type ShellWords = ReturnType<typeof wordsOf>;

function wordsOf(
  first: TranslatedPart<Parts["first"]>,
  { home }: TranslatedPart<Parts["home"]>,
  { eventList }: TranslatedPart<Parts["list"]>,
) {
  const { account, categories, events, shell } = first;
  return {
    brand: shell.brand,
    navigation: shell.mainNavigation,
    events: shell.events,
    myEvents: shell.myEvents,
    signIn: account.signIn,
    register: account.register,
    home: home.heading,
    lead: home.lead,
    createAccount: home.createAccount,
    coming: events.title,
    comingLead: eventList.lead,
    failedTitle: shell.pageFailed,
    failed: shell.pageBroken,
    loadAgain: shell.loadAgain,
    categories,
  };
}
