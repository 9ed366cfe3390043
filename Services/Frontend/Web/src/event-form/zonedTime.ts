/**
 * The moment at which clocks in `timeZone` show `wallTime` (`2026-03-29T18:00`, as a datetime-local input gives it),
 * in RFC 3339; null when it is no time or when clocks skip it (the hour lost to summer time).
 *
 * An hour that comes twice is read as its first.
 */
export function zonedTime(wallTime: string, timeZone: string): string | null {
  const asUTC = Date.parse(`${wallTime}Z`);
  if (Number.isNaN(asUTC)) return null;
  // An offset that holds near the moment, tried from both sides of a change of clocks.
  const candidates = [asUTC - DAY, asUTC + DAY]
    .map((near) => asUTC - offset(near, timeZone))
    .filter((candidate) => candidate + offset(candidate, timeZone) === asUTC);
  if (candidates.length === 0) return null;
  return new Date(Math.min(...candidates)).toISOString().replace(".000Z", "Z");
}

/** Whether the browser knows the zone; the list of names it offers may lack some. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const DAY = 86_400_000;

/** How far clocks in `timeZone` are ahead of UTC at `moment`, in milliseconds. */
function offset(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - Math.floor(moment / 1000) * 1000;
}
