import type { messages as english } from "../en/messages";
import type { Translated } from "../Text";

export const messages: Translated<typeof english> = {
  title: "Nachrichten",
  theMessages: "die Nachrichten",
  compose: "Schreib allen, die kommen",
  notPublished: "Sobald das Event veröffentlicht ist, kannst du allen schreiben, die kommen.",
  audience: "Wer sie bekommt",
  audience_confirmed: "Alle mit Platz",
  audience_waitlisted: "Alle auf der Warteliste",
  audience_everyone: "Beide",
  subject: "Betreff",
  message: "Nachricht",
  plainText: "Einfacher Text; eine Leerzeile beginnt einen neuen Absatz. Am Tag gehen fünf Nachrichten je Event.",
  send_one: "An {{count}} Person senden",
  send_other: "An {{count}} Personen senden",
  onItsWay_one: "Unterwegs zu {{count}} Person.",
  onItsWay_other: "Unterwegs zu {{count}} Personen.",
  sent: "Gesendet",
  none: "Bisher wurde nichts geschrieben.",
  by: "{{name}}, {{when}}",
  going_one: "Unterwegs: bisher {{count}} Person erreicht",
  going_other: "Unterwegs: bisher {{count}} Personen erreicht",
  told_one: "{{count}} Person wurde benachrichtigt",
  told_other: "{{count}} Personen wurden benachrichtigt",
  whoGotIt: "Sieh nach, wen sie erreicht hat",
};
