import type { nextSteps as english } from "../en/nextSteps";
import type { Translated } from "../Text";

export const nextSteps: Translated<typeof english> = {
  "event-cancelled": "Unter den kommenden Events sind andere.",
  "event-over": "Unter den kommenden Events sind andere.",
  "event-unpublished": "Zuerst muss es veröffentlicht werden.",
  "event-full": "Komm später wieder: Plätze werden frei, wenn andere absagen.",
  "rsvp-not-open": "Die Seite des Events zählt bis dahin.",
  "rsvp-closed": "Frag, wer es veranstaltet, ob noch Platz ist.",
  "sign-in-failed": "Versuch es noch einmal, oder folge unten „Passwort vergessen?“.",
  "email-taken": "Melde dich damit an, oder folge auf der Anmeldeseite „Passwort vergessen?“.",
  "group-exists": "Wähle einen anderen Namen, oder lass dich in die Gruppe aufnehmen.",
  "group-in-use": "Sag sie zuerst ab, oder gib sie weiter.",
  "venue-exists": "Wähle einen anderen Namen.",
  "venue-in-use": "Verlege sie zuerst, oder sag sie ab.",
  "venue-taken": "Wähle eine andere Zeit oder einen anderen Ort.",
  "capacity-below-confirmed": "Niemand verliert einen Platz: Gib mindestens so viele an, wie vergeben sind.",
  "wrong-status": "Lade die Seite neu, um zu sehen, wie es steht.",
  "other-event": "Sieh nach, welches Event auf dem Ticket steht.",
  "rsvp-waitlisted": "Lass sie ein, sobald sie einen Platz hat.",
  "rsvp-cancelled": "Auf der Seite des Events steht, ob es noch Plätze gibt.",
  "checked-in": "Wer an der Tür steht, kann das zurücknehmen.",
  "address-unconfirmed": "Der Link steht in der E-Mail, die dorthin ging.",
  "check-in-closed": "Wie viele bis dahin kamen, steht in den Zahlen des Events.",
  "foreign-origin": "Tu es auf einer Seite dieser Website.",
};
