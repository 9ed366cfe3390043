import type { myEvents as english } from "../en/myEvents";
import type { Translated } from "../Text";

export const myEvents: Translated<typeof english> = {
  title: "Meine Events",
  noSeat: "Du hast bei keinem kommenden Event einen Platz.",
  find: "Event finden",
  coming: "Demnächst",
  waiting: "Auf der Warteliste",
  past: "Vergangen",
  cancelled: "Abgesagt",
  which: "Welche Events",
  noneWaiting: "Du stehst auf keiner Warteliste.",
  nonePast: "Noch keines deiner Events ist vorbei.",
  noneCancelled: "Von deinen Events ist keines abgesagt.",
  yours: "deine Events",
};
