import type { eventList as english } from "../en/eventList";
import type { Translated } from "../Text";

export const eventList: Translated<typeof english> = {
  listName: "Events",
  lead: "Vorträge, Konzerte, Spiele und Treffen auf dem Campus: suche eines, oder sieh dir einen ganzen Monat an.",
  all: "Alle",
  when: "Wann",
  anyTime: "Jederzeit",
  today: "Heute",
  week: "Diese Woche",
  month: "Diesen Monat",
  view: "Ansicht",
  asList: "Liste",
  asCalendar: "Kalender",
  previousMonth: "Voriger Monat",
  nextMonth: "Nächster Monat",
  more_one: "noch {{count}}",
  more_other: "noch {{count}}",
  noneFits: "Kein kommendes Event passt zu deiner Suche.",
  showAll: "Alle Events zeigen",
  count_one: "{{count}} Event",
  count_other: "{{count}} Events",
  moreThan_one: "Mehr als {{count}} Event",
  moreThan_other: "Mehr als {{count}} Events",
  theCalendar: "den Kalender",
  eventsOn_one: "{{day}}: {{count}} Event",
  eventsOn_other: "{{day}}: {{count}} Events",
};
