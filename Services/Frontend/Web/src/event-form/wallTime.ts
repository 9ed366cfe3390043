/** What clocks in `timeZone` show at `time`, as a datetime-local input wants it: `2026-03-29T18:00`. */
export function wallTime(time: string, timeZone: string): string {
  // Swedish dates are written as ISO 8601 has them.
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(time));
  return shown.replace(" ", "T");
}
