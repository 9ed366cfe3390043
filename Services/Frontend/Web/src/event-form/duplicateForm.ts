import type { CampusEvent } from "../events/CampusEvent";
import type { EventForm } from "./EventForm";
import { eventFormOf } from "./eventFormOf";
import { zonedTime } from "./zonedTime";

const WEEK = 7 * 86_400_000;

/**
 * The form of an event's next edition: all of it, on the same weekday and at the same time by the clock, in the first
 * whole week that is still to come. `now`: ms since 1970.
 */
export function duplicateForm(event: CampusEvent, now: number): EventForm {
  const form = eventFormOf(event);
  let weeks = 1;
  while (!isAfter(later(form.start_time, weeks), form.timezone, now)) weeks += 1;
  return {
    ...form,
    start_time: later(form.start_time, weeks),
    end_time: later(form.end_time, weeks),
    rsvp_opens_at: later(form.rsvp_opens_at, weeks),
    rsvp_closes_at: later(form.rsvp_closes_at, weeks),
  };
}

/** Clock time moves by whole days, whatever summer time does between them. */
function later(wallTime: string, weeks: number): string {
  if (wallTime === "") return "";
  return new Date(Date.parse(`${wallTime}Z`) + weeks * WEEK).toISOString().slice(0, 16);
}

function isAfter(wallTime: string, timeZone: string, now: number): boolean {
  return Date.parse(zonedTime(wallTime, timeZone) ?? `${wallTime}Z`) > now;
}
