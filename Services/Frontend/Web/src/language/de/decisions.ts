import type { decisions as english } from "../en/decisions";
import type { Translated } from "../Text";

export const decisions: Translated<typeof english> = {
  theReasons: "die Gründe",
  confirmed: "Als du gefragt hast, war ein Platz frei",
  waitlisted: "Als du gefragt hast, waren alle Plätze vergeben",
  promoted: "Ein Platz wurde frei, und du warst als Nächstes dran",
  cancelled: "Der Platz wurde zurückgegeben",
  expired: "Er wurde nicht rechtzeitig bestätigt",
  guest_confirmed: "Die Adresse wurde bestätigt",
  checked_in: "Du bist eingecheckt",
  check_in_undone: "Das Einchecken wurde zurückgenommen",
  capacity_changed: "Die Zahl der Plätze wurde geändert",
};
