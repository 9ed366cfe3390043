import { locale, t } from "../language/texts";

/** The parts of the date block: "Fri", "14", "Nov", in the event's own time zone. */
export interface DateParts {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
}

export function dateParts(time: string, timeZone: string): DateParts {
  const at = new Date(time);
  return {
    weekday: format(at, timeZone, { weekday: "short" }),
    day: format(at, timeZone, { day: "numeric" }),
    month: format(at, timeZone, { month: "short" }),
  };
}

/** "18:00 – 20:00", with the date of the end when it is another day. */
export function timeRange(start: string, end: string, timeZone: string): string {
  const [from, to] = [new Date(start), new Date(end)];
  const isSameDay = longDate(start, timeZone) === longDate(end, timeZone);
  const endDate = isSameDay ? "" : `${format(to, timeZone, SHORT_DATE)}, `;
  return `${clock(from, timeZone)} – ${endDate}${clock(to, timeZone)}`;
}

/** "Friday, 14 November 2025". */
export function longDate(time: string, timeZone: string): string {
  return format(new Date(time), timeZone, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** A moment with its date and clock time, for RSVP openings and the like. */
export function moment(time: string, timeZone: string): string {
  return format(new Date(time), timeZone, { dateStyle: "medium", timeStyle: "short" });
}

/** "18:35", as the reader's own clock shows it, for what is due within the hour. */
export function timeHere(time: string): string {
  return clock(new Date(time), zoneHere());
}

/** "Europe/Berlin time". */
export function zoneName(timeZone: string): string {
  return t("events.zone", { zone: timeZone.replace(/_/g, " ") });
}

/**
 * "17:00 – 19:00 your time", with the date when it is another day there; null when the reader's clock shows the
 * same from beginning to end.
 */
export function timeRangeHere(start: string, end: string, timeZone: string): string | null {
  const own = zoneHere();
  if (isSameClock(start, timeZone, own) && isSameClock(end, timeZone, own)) return null;
  const isSameDay = dayOf(start, timeZone) === dayOf(start, own);
  const date = isSameDay ? "" : `${format(new Date(start), own, SHORT_DATE)}, `;
  return t("events.here", { time: `${date}${timeRange(start, end, own)}` });
}

/** A moment as `moment` has it, and as the reader's clock shows it when that is another time. */
export function momentAlsoHere(time: string, timeZone: string): string {
  const own = zoneHere();
  const there = moment(time, timeZone);
  return isSameClock(time, timeZone, own) ? there : `${there} · ${t("events.here", { time: moment(time, own) })}`;
}

const SHORT_DATE: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };

let here: string | null = null;

/** The reader's own zone. Asking for it costs as much as a hundred dates in words, and who travels loads the page anew. */
function zoneHere(): string {
  here ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return here;
}

function isSameClock(time: string, timeZone: string, other: string): boolean {
  if (timeZone === other) return true;
  const at = new Date(time);
  return format(at, timeZone, WALL_CLOCK) === format(at, other, WALL_CLOCK);
}

const WALL_CLOCK: Intl.DateTimeFormatOptions = { dateStyle: "short", timeStyle: "short" };

function clock(at: Date, timeZone: string): string {
  return format(at, timeZone, { timeStyle: "short" });
}

function format(at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(timeZone, options).format(at);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times its use; a list of fifty events uses few. An unknown zone is read as UTC. */
function formatter(timeZone: string, options: Intl.DateTimeFormatOptions, language = locale()): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = makeFormatter(timeZone, options, language);
  formatters.set(key, made);
  return made;
}

function makeFormatter(timeZone: string, options: Intl.DateTimeFormatOptions, language: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
  }
}

/** "18:00", in the event's own zone. */
export function clockTime(time: string, timeZone: string): string {
  return clock(new Date(time), timeZone);
}

/** "2026-11-29": the day an event is on, where it is. */
export function dayOf(time: string, timeZone: string): string {
  return formatter(timeZone, { dateStyle: "short" }, "sv-SE").format(new Date(time));
}

/** "Today", "Tomorrow", or the weekday with its date. @param now milliseconds since 1970 */
export function dayHeading(time: string, timeZone: string, now: number): string {
  const day = dayOf(time, timeZone);
  const words = format(new Date(time), timeZone, { weekday: "long", day: "numeric", month: "long" });
  if (day === dayOf(new Date(now).toISOString(), timeZone)) return t("events.todayIs", { day: words });
  if (day === dayOf(new Date(now + DAY).toISOString(), timeZone)) return t("events.tomorrowIs", { day: words });
  return words;
}

const DAY = 86_400_000;
