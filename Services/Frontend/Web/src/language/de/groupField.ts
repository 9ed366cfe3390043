import type { groupField as english } from "../en/groupField";
import type { Translated } from "../Text";

export const groupField: Translated<typeof english> = {
  own: "Keine: es ist mein eigenes",
  hint: "Wer die Gruppe leitet oder mitgestaltet, verwaltet das Event mit; ihre Mitglieder helfen am Einlass.",
};
