import type { eventPage as english } from "../en/eventPage";
import type { Translated } from "../Text";

export const eventPage: Translated<typeof english> = {
  theEvent: "das Event",
  whenFact: "Wann",
  whereFact: "Wo",
  joinOnline: "Online teilnehmen",
  rsvpBy: "Zusagen bis",
  organizer: "Veranstaltet von",
  door: "Einlass und Gäste",
  addToCalendar: "In den Kalender",
  share: "Teilen",
  copied: "Der Link ist kopiert.",
  notCopied: "Kopier die Adresse oben aus deinem Browser.",
  draftTag: "Entwurf",
  pendingTag: "Wartet auf Freigabe",
  pastTag: "Vorbei",
};
