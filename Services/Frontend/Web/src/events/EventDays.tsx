import type { ReactElement } from "react";
import type { CampusEvent } from "./CampusEvent";
import { EventList } from "./EventList";
import { dayHeading, dayOf } from "./eventTime";

interface EventDaysProps {
  /** The next first. */
  readonly events: readonly CampusEvent[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Events under the day that they are on. */
export function EventDays({ events, now }: EventDaysProps): ReactElement {
  return (
    <>
      {daysOf(events).map(([day, list]) => {
        const [first] = list;
        return (
          <section key={day} className="event-day" aria-labelledby={`day-${day}`}>
            <h2 id={`day-${day}`}>{first && dayHeading(first.start_time, first.timezone, now)}</h2>
            <EventList events={list} isUnderDay />
          </section>
        );
      })}
    </>
  );
}

function daysOf(events: readonly CampusEvent[]): readonly (readonly [day: string, events: readonly CampusEvent[]])[] {
  const days = new Map<string, CampusEvent[]>();
  for (const event of events) {
    const day = dayOf(event.start_time, event.timezone);
    const list = days.get(day);
    if (list) list.push(event);
    else days.set(day, [event]);
  }
  return [...days];
}
