import type { ReactElement } from "react";
import type { CampusEvent } from "./CampusEvent";
import { clockTime } from "./eventTime";

/** The torn-off end of a ticket that stands under its day: when it begins. The time stands beside it in words. */
export function TimeStub({ event }: { readonly event: CampusEvent }): ReactElement {
  return (
    <div className="date-stub" aria-hidden="true">
      <span className="date-stub-time">{clockTime(event.start_time, event.timezone)}</span>
    </div>
  );
}
