/** What kind of gathering an event is, in the order people choose from. */
export const EVENT_CATEGORIES = [
  "Workshop",
  "Seminar",
  "Social",
  "Sports",
  "Cultural",
  "Career",
  "Hackathon",
  "Conference",
  "Club Meeting",
  "Other",
] as const;

export type EventCategory = typeof EVENT_CATEGORIES[number];

export type EventStatus = "draft" | "pending" | "upcoming" | "ongoing" | "completed" | "cancelled";

export type EventVisibility = "public" | "signed-in" | "link";

/** An event as it stands on the wire; times are RFC 3339 in UTC. (`Event` is the DOM's name.) */
export interface CampusEvent {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly category: EventCategory;
  readonly location: string;
  readonly venue_id: string | null;
  readonly start_time: string;
  readonly end_time: string;
  /** The IANA name of the zone that the event's times are read in. */
  readonly timezone: string;
  readonly max_attendees: number;
  readonly current_attendees: number;
  readonly waitlist_count: number;
  readonly status: EventStatus;
  readonly organizer_id: string;
  /** Who invites: the group's name, or the one that the organizer agreed to be shown under; null for none. */
  readonly organizer_name: string | null;
  /** The group that organizes it together; null for one person's event. */
  readonly group_id: string | null;
  /** What its repetitions have in common; absent or null for an event that is none. */
  readonly series_id?: string | null;
  readonly image_url: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  /** Grows with each change of the event; decides which of two copies is the newer one. */
  readonly version: number;
  readonly rsvp_opens_at: string | null;
  readonly rsvp_closes_at: string | null;
  readonly waitlist_enabled: boolean;
  readonly guests_allowed: boolean;
  readonly visibility: EventVisibility;
  /** Null for whoever may not join. */
  readonly online_url: string | null;
}

/** An event with the reason why it is shown. */
export interface RecommendedEvent extends CampusEvent {
  /** In English words. */
  readonly reason: string;
  /** Others than are known here may come, and a server of the version before sends none: the sentence says it then. */
  readonly reason_code?: string;
  /** What the code speaks of. */
  readonly reason_parameters?: {
    readonly category?: EventCategory;
    readonly count?: number;
    readonly words?: readonly string[];
  };
}

/** What `capacity:changed` tells: the seats of an event, without the rest of it. */
export interface EventSeats {
  readonly id: string;
  readonly current_attendees: number;
  readonly waitlist_count: number;
  readonly max_attendees: number;
  /** How many of them have come in; not in every message. */
  readonly checked_in_count?: number;
}

/** The body of `POST /api/v1/events`, and of `PUT` for one of them. */
export interface NewEvent {
  readonly title: string;
  readonly description: string;
  readonly category: EventCategory;
  readonly location: string;
  readonly venue_id?: string;
  readonly start_time: string;
  readonly end_time: string;
  readonly timezone: string;
  readonly max_attendees: number;
  readonly image_url?: string;
  readonly online_url?: string;
  readonly rsvp_opens_at?: string;
  readonly rsvp_closes_at?: string;
  readonly waitlist_enabled: boolean;
  readonly guests_allowed: boolean;
  readonly visibility: EventVisibility;
  readonly group_id?: string;
  readonly series_id?: string;
  readonly status?: "draft";
}
