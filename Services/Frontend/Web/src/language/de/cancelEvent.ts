import type { cancelEvent as english } from "../en/cancelEvent";
import type { Translated } from "../Text";

export const cancelEvent: Translated<typeof english> = {
  title: "Event absagen",
  withdraw: "Event zurückziehen",
  nobody: "Noch hat niemand einen Platz, also muss niemand benachrichtigt werden.",
  people_one: "{{count}} Person, die einen Platz hat oder auf einen wartet, wird sofort benachrichtigt.",
  people_other: "{{count}} Personen, die einen Platz haben oder auf einen warten, werden sofort benachrichtigt.",
  forGood: "Das lässt sich nicht rückgängig machen.",
  now: "Ja, absagen",
  keep: "Doch nicht",
};
