import type { RecommendedEvent } from "../events/CampusEvent";
import { formatList } from "../language/texts";
import type { Translate } from "../language/Text";

/** Why the server shows an event: what it spoke of, in the words of the page. */
export type Reason = Pick<RecommendedEvent, "reason" | "reason_code" | "reason_parameters">;

export function reasonInWords({ reason, reason_code: code, reason_parameters: of = {} }: Reason, t: Translate): string {
  const count = of.count ?? 1;
  switch (code) {
    case "people-going": return t("home.peopleGo", { count });
    case "within-a-day": return t("home.withinDay");
    case "this-week": return t("home.becauseWeek");
    case "coming-up": return t("home.comingUp");
    case "visited-organizer": return t("home.becauseOrganizer");
    case "same-organizer": return t("home.sameOrganizer");
    case "shared-words": return t("home.sharedWords", { words: formatList(of.words ?? []) });
    case "visited-category":
      return of.category === undefined ? reason : t("home.visitedCategory", { count, category: t(`categories.${of.category}`) });
    case "same-category":
      return of.category === undefined ? reason : t("home.sameCategory", { category: t(`categories.${of.category}`) });
    default: return reason;
  }
}
