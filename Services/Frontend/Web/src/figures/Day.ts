/** A day as it stands in addresses and on the wire: "2026-11-30". Days compare as texts do. */
export type Day = string;

const LENGTH = 86_400_000;

/** The day that the reader's calendar shows. @param time milliseconds since 1970 */
export function dayHere(time: number): Day {
  const date = new Date(time);
  return dayOfParts(date.getFullYear(), date.getMonth(), date.getDate());
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * LENGTH).toISOString().slice(0, 10);
}

/** How many days lie from one to the other, both counted. */
export function countDays(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / LENGTH) + 1;
}

/** The first day of the month that lies so many months after the day's. */
export function startOfMonth(day: Day, later = 0): Day {
  const [year, month] = partsOf(day);
  return dayOfParts(year, month + later, 1);
}

export function endOfMonth(day: Day, later = 0): Day {
  return addDays(startOfMonth(day, later + 1), -1);
}

/** How many months lie from the one of a day to the one of another, both counted. */
export function countMonths(from: Day, to: Day): number {
  const [[fromYear, fromMonth], [toYear, toMonth]] = [partsOf(from), partsOf(to)];
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
}

/** The day that a text from an address names; null for none. */
export function dayFrom(text: string | null): Day | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  // What no calendar has becomes another day, or none.
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

function partsOf(day: Day): readonly [year: number, month: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
}

function dayOfParts(year: number, month: number, day: number): Day {
  const date = new Date(0);
  // Unlike Date.UTC, which takes the years up to 99 for those of the last century.
  date.setUTCFullYear(year, month, day);
  return date.toISOString().slice(0, 10);
}
