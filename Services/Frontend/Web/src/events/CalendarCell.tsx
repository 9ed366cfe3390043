import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { locale } from "../language/texts";
import { Link } from "../router/Link";
import type { CampusEvent } from "./CampusEvent";
import { categoryClass } from "./categoryClass";
import { clockTime } from "./eventTime";
import type { CalendarDay } from "./Month";

interface CalendarCellProps {
  readonly cell: CalendarDay;
  readonly events: readonly CampusEvent[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** So many fit into a day of the grid. */
const SHOWN = 3;

/** One day of the month: its events where there is room, and a button that shows all of them below. */
export function CalendarCell({ cell, events, isChosen, onChoose }: CalendarCellProps): ReactElement {
  const t = useText();
  const words = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", timeZone: "UTC" });
  const number = Number(cell.day.slice(8));
  const isToday = cell.day === new Intl.DateTimeFormat("sv-SE").format(new Date());
  const day = words.format(new Date(`${cell.day}T12:00:00Z`));
  return (
    <td className={`month-day${cell.isOutside ? " month-day-outside" : ""}${isToday ? " month-day-today" : ""}`}>
      {events.length === 0
        ? <span className="month-number">{number}</span>
        : (
          <button
            type="button"
            className="month-number"
            aria-pressed={isChosen}
            aria-label={t("eventList.eventsOn", { day, count: events.length })}
            onClick={onChoose}
          >
            {number}
            <span className="month-dots">
              {events.slice(0, SHOWN).map((event) => <span key={event.id} className={categoryClass(event.category)} />)}
            </span>
          </button>
        )}
      <ul className="month-events">
        {events.slice(0, SHOWN).map((event) => (
          <li key={event.id} className={categoryClass(event.category)}>
            <Link to={`/events/${event.id}`}>
              <time dateTime={event.start_time}>{clockTime(event.start_time, event.timezone)}</time> {event.title}
            </Link>
          </li>
        ))}
        {events.length > SHOWN && (
          <li>
            <button type="button" className="month-more" onClick={onChoose}>
              {t("eventList.more", { count: events.length - SHOWN })}
            </button>
          </li>
        )}
      </ul>
    </td>
  );
}
