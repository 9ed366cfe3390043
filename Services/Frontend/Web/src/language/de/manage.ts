import type { manage as english } from "../en/manage";
import type { Translated } from "../Text";

export const manage: Translated<typeof english> = {
  navigation: "Veranstaltung verwalten",
  theEvent: "Die Veranstaltung",
  door: "Einlass",
  messages: "Nachrichten",
  deliveries: "Zustellung",
  notTheirDoor: "Nur wer die Veranstaltung ausrichtet oder am Einlass hilft, lässt Leute ein und sieht, wer kommt.",
  notTheirs: "Das sieht nur, wer die Veranstaltung ausrichtet.",
};
