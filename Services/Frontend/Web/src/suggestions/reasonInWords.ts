import type { CampusEvent } from "../events/CampusEvent";
import type { Translate } from "../language/Text";

/** Why the server shows an event. It says so in English; what it says often is known in other languages too. */
export function reasonInWords(event: CampusEvent, reason: string, isEnglish: boolean, t: Translate): string {
  if (isEnglish) return reason;
  const people = /^(\d+) people go$|^(One) person goes$/.exec(reason);
  if (people) return t("home.peopleGo", { count: Number(people[1] ?? 1) });
  if (/ of this kind: |^The same kind/.test(reason)) {
    return t("home.becauseCategory", { category: t(`categories.${event.category}`) });
  }
  switch (reason) {
    case "By an organizer whose events you go to": return t("home.becauseOrganizer");
    case "By the same organizer": return t("home.sameOrganizer");
    case "Within a day": return t("home.withinDay");
    case "This week": return t("home.becauseWeek");
    default: return reason.startsWith("About the same") ? t("home.aboutSame") : t("home.comingUp");
  }
}
