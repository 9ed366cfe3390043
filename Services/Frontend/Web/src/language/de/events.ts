import type { events as english } from "../en/events";
import type { Translated } from "../Text";

export const events: Translated<typeof english> = {
  title: "Kommende Events",
  search: "Events suchen",
  category: "Kategorie",
  nonePlanned: "Noch ist kein Event geplant. Neue erscheinen hier.",
  events: "die Events",
  onNow: "Läuft gerade",
  new: "Neu",
  going: "Du bist dabei",
  waiting: "Auf der Warteliste",
  online: "Online",
  zone: "Ortszeit {{zone}}",
  here: "{{time}} bei dir",
  seatsTaken: "<n>{{taken}}</n> von {{seats}} Plätzen vergeben",
  seatsWaiting: "{{number}} warten",
  cancelledTag: "Abgesagt",
  newEvent: "Neues Event: {{title}}",
  promoted: "Ein Platz wurde frei: Du bist dabei",
  promotedFor: "Ein Platz wurde frei: Du bist dabei bei {{title}}",
  todayIs: "Heute · {{day}}",
  tomorrowIs: "Morgen · {{day}}",
  noDescription: "Mehr wurde dazu noch nicht gesagt.",
};
