import type { manage as english } from "../en/manage";
import type { Translated } from "../Text";

export const manage: Translated<typeof english> = {
  navigation: "Event verwalten",
  theEvent: "das Event",
  door: "Einlass",
  messages: "Nachrichten",
  deliveries: "Zustellung",
  figures: "Zahlen",
  notTheirDoor: "Nur wer das Event veranstaltet oder am Einlass hilft, lässt Leute ein und sieht, wer kommt.",
  notTheirs: "Das sieht nur, wer das Event veranstaltet.",
};
