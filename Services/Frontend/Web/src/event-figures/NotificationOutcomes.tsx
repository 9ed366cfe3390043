import type { ReactElement } from "react";
import { DELIVERY_STATUSES } from "../deliveries/EventDelivery";
import { EmptyState } from "../design/EmptyState";
import { FigurePanel } from "../figures/FigurePanel";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import type { EventFigures } from "./EventFigures";
import { ShareList } from "./ShareList";

interface NotificationOutcomesProps {
  readonly eventID: string;
  readonly counts: EventFigures["notifications"];
}

/** What became of what attendees were told. */
export function NotificationOutcomes({ eventID, counts }: NotificationOutcomesProps): ReactElement {
  const t = useText();
  const there = DELIVERY_STATUSES.filter((status) => (counts?.[status] ?? 0) > 0);
  return (
    <FigurePanel title={t("eventFigures.notifications")}>
      {counts === null
        ? <p className="notice">{t("eventFigures.notificationsUnknown")}</p>
        : there.length === 0
          ? <EmptyState icon="check" words={t("deliveries.none")} />
          : (
            <>
              <ShareList
                hidden=""
                shares={there.map((status) => ({ key: status, name: t(`deliveries.status_${status}`), count: counts[status] ?? 0 }))}
              />
              <p><Link to={`/events/${eventID}/deliveries`}>{t("eventFigures.eachOne")}</Link></p>
            </>
          )}
    </FigurePanel>
  );
}
