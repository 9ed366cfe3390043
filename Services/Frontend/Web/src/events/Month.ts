/** A month as it stands in an address: "2026-12". */
export type Month = string;

/** The month that `text` names, the current one for anything else; null when there is none. */
export function monthOf(text: string | null): Month | null {
  if (text === null) return null;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  return monthName(new Date());
}

/** The month `count` after it, or before it. */
export function monthsLater(month: Month, count: number): Month {
  const [year, number] = parts(month);
  return monthName(new Date(year, number + count, 1));
}

export interface CalendarDay {
  /** "2026-12-24". */
  readonly day: string;
  readonly isOutside: boolean;
}

/** The weeks that a month touches, from their first day on. @param firstDay of a week, 0 for Sunday */
export function weeksOf(month: Month, firstDay: number): readonly (readonly CalendarDay[])[] {
  const [year, number] = parts(month);
  const lead = (new Date(year, number, 1).getDay() - firstDay + 7) % 7;
  const length = new Date(year, number + 1, 0).getDate();
  const weeks: CalendarDay[][] = [];
  for (let start = 1 - lead; start <= length; start += 7) {
    weeks.push(Array.from({ length: 7 }, (_, offset) => {
      const date = new Date(year, number, start + offset);
      return { day: dayName(date), isOutside: date.getMonth() !== number };
    }));
  }
  return weeks;
}

/** From the first day that the month's weeks show to the last, a day more on both sides for other time zones. */
export function rangeOfMonth(month: Month): { readonly from: Date; readonly to: Date } {
  const [year, number] = parts(month);
  return { from: new Date(year, number, -7), to: new Date(year, number + 1, 9) };
}

/** The first day of the week where the language is spoken so; Monday where the browser does not say. */
export function firstDayOfWeek(locale: string): number {
  const { weekInfo } = new Intl.Locale(locale) as Intl.Locale & { readonly weekInfo?: { readonly firstDay: number } };
  return (weekInfo?.firstDay ?? 1) % 7;
}

function parts(month: Month): readonly [year: number, number: number] {
  const [year = "", number = ""] = month.split("-");
  return [Number(year), Number(number) - 1];
}

function monthName(date: Date): Month {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}`;
}

function dayName(date: Date): string {
  return `${monthName(date)}-${String(date.getDate()).padStart(2, "0")}`;
}
