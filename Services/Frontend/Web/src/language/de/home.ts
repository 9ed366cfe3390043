import type { home as english } from "../en/home";
import type { Translated } from "../Text";

export const home: Translated<typeof english> = {
  heading: "Was auf deinem Campus los ist",
  lead: "Vorträge, Spiele, Workshops und lange Abende. Sichere dir deinen Platz mit einem Klick, und sieh sofort, wenn sich etwas ändert.",
  find: "Event finden",
  createAccount: "Konto anlegen",
  next: "Als Nächstes",
  today: "Heute",
  thisWeek: "Diese Woche",
  forYou: "Für dich",
  allComing: "Alle kommenden Events",
  byCategory: "Nach Kategorie",
  nothingThisWeek: "Diese Woche nichts mehr.",
};
