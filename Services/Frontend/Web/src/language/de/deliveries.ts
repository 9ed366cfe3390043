import type { deliveries as english } from "../en/deliveries";
import type { Translated } from "../Text";

export const deliveries: Translated<typeof english> = {
  title: "Zustellung",
  theList: "die Liste",
  none: "Zu diesem Event wurde noch niemand benachrichtigt.",
  noneLikeThat: "So etwas ist nicht dabei.",
  filter: "Zustellungen",
  all: "Alle",
  search: "Name oder Adresse suchen",
  channel: "Weg",
  allChannels: "Alle Wege",
  person: "Wer",
  guest: "Ein Gast",
  what: "Was",
  status: "Stand",
  when: "Wann",
  status_queued: "Wartet",
  status_sent: "Gesendet",
  status_delivered: "Zugestellt",
  status_bounced: "Unzustellbar",
  status_suppressed: "Nicht gesendet",
  status_failed: "Gescheitert",
  attempts_one: "{{count}} Versuch",
  attempts_other: "{{count}} Versuche",
};
