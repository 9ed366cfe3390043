import "../app/filterFile";
import "../app/listFile";
import { useMemo } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { Icon } from "../design/Icon";
import { locale } from "../language/texts";
import { useText } from "../language/useText";
import { useQuery } from "../query/useQuery";
import { LoadFailure } from "../shell/LoadFailure";
import { useStore } from "../store/Store";
import { CalendarCell } from "./CalendarCell";
import type { CampusEvent } from "./CampusEvent";
import { EventList } from "./EventList";
import { eventsAddress, matchesQuery } from "./EventQuery";
import type { EventQuery } from "./EventQuery";
import { putEvents } from "./eventState";
import { dayOf } from "./eventTime";
import { firstDayOfWeek, monthsLater, rangeOfMonth, weeksOf } from "./Month";
import type { Month } from "./Month";

interface EventCalendarProps {
  readonly month: Month;
  /** The day whose events stand below, as in "2026-12-24". */
  readonly chosen: string | null;
  readonly query: EventQuery;
  readonly onMonth: (month: Month) => void;
  readonly onChoose: (day: string) => void;
}

/** A month of events, and under it those of the day that was chosen. */
export function EventCalendar({ month, chosen, query, onMonth, onChoose }: EventCalendarProps): ReactElement {
  const t = useText();
  const { byDay, load } = useMonth(month, query);
  const weeks = weeksOf(month, firstDayOfWeek(locale()));
  const onDay = (chosen === null ? undefined : byDay.get(chosen)) ?? [];
  return (
    <section className="calendar" aria-labelledby="month-heading">
      <div className="calendar-head">
        <h2 id="month-heading" aria-live="polite">{inWords(`${month}-01`, { month: "long", year: "numeric" })}</h2>
        <button type="button" className="button button-round" onClick={() => onMonth(monthsLater(month, -1))}>
          <Icon name="arrowLeft" /><span className="visually-hidden">{t("eventList.previousMonth")}</span>
        </button>
        <button type="button" className="button button-round" onClick={() => onMonth(monthsLater(month, 1))}>
          <Icon name="arrowRight" /><span className="visually-hidden">{t("eventList.nextMonth")}</span>
        </button>
      </div>
      {load.phase === "failed" && <LoadFailure message={load.message} onRetry={load.retry} />}
      <table className="month" aria-busy={load.phase === "loading"}>
        <thead>
          <tr>{weeks[0]?.map(({ day }) => <th key={day} scope="col">{inWords(day, { weekday: "short" })}</th>)}</tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((cell) => (
                <CalendarCell
                  key={cell.day}
                  cell={cell}
                  events={byDay.get(cell.day) ?? []}
                  isChosen={cell.day === chosen}
                  onChoose={() => onChoose(cell.day)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {onDay.length > 0 && chosen !== null && (
        <section aria-labelledby="chosen-heading" className="event-day">
          <h2 id="chosen-heading" aria-live="polite">{inWords(chosen, { weekday: "long", day: "numeric", month: "long" })}</h2>
          <EventList events={onDay} isUnderDay />
        </section>
      )}
    </section>
  );
}

interface MonthEvents {
  readonly byDay: ReadonlyMap<string, readonly CampusEvent[]>;
  readonly load: ReturnType<typeof useQuery>["load"];
}

/** The events of a month by their days, live. */
function useMonth(month: Month, query: EventQuery): MonthEvents {
  const campus = useCampus();
  const events = useStore(campus.events, (state) => state.events);
  const { answer, load } = useQuery(eventsAddress(query, month), async (signal) => {
    const since = campus.events.get().moment;
    const items = await campus.api.eventsIn(rangeOfMonth(month), query, signal);
    campus.events.update((state) => putEvents(state, items, since));
    return items.map(({ id }) => id);
  });
  const byDay = useMemo(() => {
    const listed = new Set(answer);
    // What was created or moved since is there, too; the server's search decides about what it listed.
    const belongs = (event: CampusEvent) => listed.has(event.id)
      ? hasCategory(event, query)
      : isFoundByAll(event) && matchesQuery(event, { ...query, period: null }, 0);
    const shown = [...events.values()].filter((event) => isShown(event) && belongs(event));
    const days = new Map<string, CampusEvent[]>();
    for (const event of shown.sort((left, right) => Date.parse(left.start_time) - Date.parse(right.start_time))) {
      const day = dayOf(event.start_time, event.timezone);
      days.set(day, [...(days.get(day) ?? []), event]);
    }
    return days;
  }, [answer, events, query]);
  return { byDay, load };
}

function isShown({ status }: CampusEvent): boolean {
  return status === "upcoming" || status === "ongoing" || status === "completed";
}

function hasCategory({ category }: CampusEvent, query: EventQuery): boolean {
  return query.category === null || category === query.category;
}

/** Who has its link knows it; it stands in no list. */
function isFoundByAll({ visibility }: CampusEvent): boolean {
  return visibility !== "link";
}

function inWords(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
}
