import "../app/firstFile";
import type { ReactElement } from "react";
import { formatList, formatNumber } from "../language/texts";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import type { CampusStatistics, StatisticsPeriod } from "./CampusStatistics";
import { ChangeNote } from "./ChangeNote";
import { changeOfCount, changeOfRate, rateWords } from "./changeOf";
import { daysWords } from "./dayWords";
import { FigureCard } from "./FigureCard";

/** The sums of a time, each against the time before. */
export function FigureCards({ statistics }: { readonly statistics: CampusStatistics }): ReactElement {
  const t = useText();
  const { total_rsvps: rsvps, unique_attendees: people } = statistics;
  const count = (of: (period: StatisticsPeriod) => number) => ({
    value: formatNumber(of(statistics)),
    children: <CountChange statistics={statistics} of={of} />,
  });
  const rate = (of: (period: StatisticsPeriod) => number | null) => ({
    value: rateWords(of(statistics)),
    children: <RateChange statistics={statistics} of={of} />,
  });
  return (
    <dl className="figure-cards figure-cards-compared">
      <FigureCard id="events" name={t("figures.events")} note={standing(statistics, t)} {...count((period) => period.total_events)} />
      <FigureCard
        id="rsvps"
        name={t("figures.rsvps")}
        note={t("figures.waitingNote", { number: statistics.total_waiting })}
        {...count((period) => period.total_rsvps)}
      />
      <FigureCard
        id="people"
        name={t("figures.people")}
        note={people === 0 ? "" : t("sums.eventsEach", { count: Math.round(10 * rsvps / people) / 10 })}
        {...count((period) => period.unique_attendees)}
      />
      <FigureCard
        id="attendance"
        name={t("figures.attendanceRate")}
        note={statistics.average_attendance_rate === null
          ? t("sums.noAttendance")
          : t("sums.came", { number: statistics.total_checked_in })}
        {...rate((period) => period.average_attendance_rate)}
      />
      <FigureCard
        id="fill"
        name={t("figures.fillRate")}
        note={t("sums.ofSeats", { number: statistics.total_seats })}
        {...rate((period) => period.fill_rate)}
      />
    </dl>
  );
}

/** "3 to come, 38 over". */
function standing(period: StatisticsPeriod, t: Translate): string {
  const { upcoming_events: coming, ongoing_events: ongoing, past_events: past } = period;
  return formatList([
    ...(coming > 0 ? [t("sums.toCome", { number: coming })] : []),
    ...(ongoing > 0 ? [t("sums.onNow", { number: ongoing })] : []),
    ...(past > 0 ? [t("sums.over", { number: past })] : []),
  ]);
}

interface ChangeProps<Value> {
  readonly statistics: CampusStatistics;
  readonly of: (period: StatisticsPeriod) => Value;
}

function CountChange({ statistics, of }: ChangeProps<number>): ReactElement | null {
  const { previous } = statistics;
  if (previous === null) return null;
  const change = changeOfCount(of(statistics), of(previous));
  return <ChangeNote change={change} isRate={false} before={formatNumber(of(previous))} days={daysOf(previous)} />;
}

function RateChange({ statistics, of }: ChangeProps<number | null>): ReactElement | null {
  const { previous } = statistics;
  if (previous === null) return null;
  const change = changeOfRate(of(statistics), of(previous));
  return change && <ChangeNote change={change} isRate before={rateWords(of(previous))} days={daysOf(previous)} />;
}

function daysOf({ from, to }: StatisticsPeriod): string {
  return from === null || to === null ? "" : daysWords(from, to);
}
