import type { ReactElement } from "react";
import type { CampusEvent } from "./CampusEvent";
import { dateParts } from "./eventTime";

/** The torn-off end of the ticket: the day of the event. The full date stands beside it in words. */
export function DateStub({ event }: { readonly event: Pick<CampusEvent, "start_time" | "timezone"> }): ReactElement {
  const { weekday, day, month } = dateParts(event.start_time, event.timezone);
  return (
    <div className="date-stub" aria-hidden="true">
      <span className="date-stub-weekday">{weekday}</span>
      <span className="date-stub-day">{day}</span>
      <span className="date-stub-month">{month}</span>
    </div>
  );
}
