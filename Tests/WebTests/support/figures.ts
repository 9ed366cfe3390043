import type { EventFigures } from "../../../Services/Frontend/Web/src/event-figures/EventFigures";
import type { CampusStatistics, StatisticsPeriod } from "../../../Services/Frontend/Web/src/figures/CampusStatistics";
import type { Activity, EventSummary, FigureSums } from "../../../Services/Frontend/Web/src/figures/FigureLists";

const PERIOD: StatisticsPeriod = {
  from: "2026-11-01",
  to: "2026-11-30",
  total_events: 42,
  upcoming_events: 3,
  ongoing_events: 1,
  past_events: 38,
  total_seats: 1680,
  total_rsvps: 1301,
  total_waiting: 57,
  total_checked_in: 988,
  unique_attendees: 803,
  fill_rate: 0.7744,
  average_attendance_rate: 0.8321,
};

export function statistics(difference: Partial<CampusStatistics> = {}): CampusStatistics {
  return { ...PERIOD, previous: null, ...difference };
}

export function statisticsPeriod(difference: Partial<StatisticsPeriod> = {}): StatisticsPeriod {
  return { ...PERIOD, ...difference };
}

export const SUMS: FigureSums = {
  events: 12, seats: 480, rsvps: 431, waiting: 20, checked_in: 362, fill_rate: 0.8979, attendance_rate: 0.8812,
};

export function eventSummary(difference: Partial<EventSummary> = {}): EventSummary {
  return {
    event_id: "e1",
    title: "Night hike",
    category: "Social",
    start_time: "2099-06-01T16:00:00Z",
    end_time: "2099-06-01T18:00:00Z",
    timezone: "Europe/Berlin",
    seats: 40,
    rsvps: 12,
    waiting: 0,
    checked_in: 0,
    fill_rate: 0.3,
    attendance_rate: null,
    ...difference,
  };
}

export function activity(difference: Partial<Activity> = {}): Activity {
  return {
    at: "2026-11-29T10:00:00Z", kind: "confirmed", event_id: "e1", title: "Night hike", seats: 40, seats_taken: 12, waiting: 0,
    ...difference,
  };
}

export function eventFigures(difference: Partial<EventFigures> = {}): EventFigures {
  return {
    event_id: "e1",
    timezone: "Europe/Berlin",
    seats: 40,
    confirmed: 40,
    checked_in: 31,
    waiting: 14,
    no_shows: null,
    promoted: 3,
    cancelled: 4,
    no_show_rate: null,
    affiliations: [{ affiliation: "student", count: 36 }, { affiliation: "staff", count: null }],
    step: "hour",
    decisions: [
      { at: "2027-02-01T09:00:00Z", confirmed: 40, waitlisted: 18, promoted: 0, cancelled: 0, seats_taken: 40, waiting: 18 },
      { at: "2027-02-01T12:00:00Z", confirmed: 0, waitlisted: 0, promoted: 3, cancelled: 4, seats_taken: 40, waiting: 14 },
    ],
    check_ins: [{ at: "2027-02-14T16:50:00Z", checked_in: 31 }],
    notifications: { queued: 0, sent: 12, delivered: 61, bounced: 1, suppressed: 0, failed: 0 },
    ...difference,
  };
}
