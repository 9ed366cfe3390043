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
  "other-event": "Sieh nach, welches Event auf dem Ticket steht.",
  "rsvp-waitlisted": "Lass sie ein, sobald sie einen Platz hat.",
  "foreign-origin": "Tu es auf einer Seite dieser Website.",
};
