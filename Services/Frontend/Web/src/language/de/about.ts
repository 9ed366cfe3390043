import type { about as english } from "../en/about";
import type { Translated } from "../Text";

export const about: Translated<typeof english> = {
  title: "Über Campus Events",
  lead: "Auf Campus Events finden Studierende, Lehrende und Beschäftigte, was auf dem Campus los ist, sichern sich einen Platz, solange es welche gibt, und erfahren sofort, wenn sich etwas ändert.",
  seats: "Wie Plätze vergeben werden",
  seatsWords: "Wer zuerst kommt, ist zuerst dran, und nie wird ein Platz zu viel vergeben. Sind alle Plätze weg, kommst du auf die Warteliste und siehst, an welcher Stelle du stehst. Gibt jemand einen Platz zurück, geht er an die erste Person auf der Liste, und sie bekommt eine E-Mail.",
  current: "Was du siehst, ist aktuell",
  currentWords: "Die Seiten folgen den Änderungen von selbst: Ein neues Event erscheint und freie Plätze ändern sich, ohne dass du neu lädst. Das Wort am Fuß der Seite sagt, ob die Verbindung dafür steht. Uhrzeiten gelten dort, wo das Event stattfindet.",
  organizers: "Für alle, die etwas veranstalten",
  organizersWords: "Mit einem Konto für Veranstaltende oder wenn du eine Gruppe mitgestaltest, kannst du Events anlegen. Bis man dich als verlässlich kennt, sieht sich jemand jedes an, bevor es erscheint.",
};
