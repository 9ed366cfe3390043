import type { api as english } from "../en/api";
import type { Translated } from "../Text";

export const api: Translated<typeof english> = {
  network: "Campus Events ist nicht erreichbar. Prüfe deine Verbindung und versuch es noch einmal.",
  aborted: "Die Anfrage wurde abgebrochen.",
  broken: "Auf dieser Seite ist etwas schiefgegangen. Lade sie neu und versuch es noch einmal.",
  tooMany: "Das waren zu viele Versuche.",
  waitAndTry: "{{reason}} Versuch es in {{time}} noch einmal.",
  busy: "Gerade ist sehr viel los. Versuch es in {{time}} noch einmal.",
  ourSide: "Bei uns ist etwas schiefgegangen. Versuch es gleich noch einmal.",
  reference: "Wenn es dabei bleibt, nenn uns die Nummer {{reference}}.",
  aMoment: "einem Moment",
  minutes_one: "{{count}} Minute",
  minutes_other: "{{count}} Minuten",
  seconds_one: "{{count}} Sekunde",
  seconds_other: "{{count}} Sekunden",
  status401: "Melde dich dafür an.",
  status403: "Das darf dein Konto nicht. Frag, wer es ihm erlauben kann.",
  status404: "Das gibt es nicht, oder es ist dir nicht zugänglich. Prüfe die Adresse.",
  status409: "Das geht nicht mehr. Lade die Seite neu.",
  status412: "Es wurde inzwischen geändert. Lade es neu.",
  status413: "Das ist zu viel auf einmal. Kürze es.",
  status422: "Einige Angaben stimmen nicht. Berichtige sie.",
  statusOther: "Die Anfrage wurde nicht verstanden. Lade die Seite neu.",
};
