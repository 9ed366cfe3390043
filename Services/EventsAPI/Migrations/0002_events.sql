CREATE TABLE events.events (
    id uuid PRIMARY KEY,
    title text NOT NULL CHECK (char_length(title) BETWEEN 3 AND 200),
    description text NOT NULL DEFAULT '' CHECK (char_length(description) <= 10000),
    category text NOT NULL CHECK (category IN (
        'Workshop', 'Seminar', 'Social', 'Sports', 'Cultural',
        'Career', 'Hackathon', 'Conference', 'Club Meeting', 'Other'
    )),
    location text NOT NULL DEFAULT '' CHECK (char_length(location) <= 300),
    venue_id uuid,
    online_url text,
    start_time timestamptz NOT NULL,
    end_time timestamptz NOT NULL,
    timezone text NOT NULL,
    max_attendees integer NOT NULL CHECK (max_attendees BETWEEN 1 AND 100000),
    -- The counters are kept by events.decide_rsvps and events.cancel_rsvp, which hold this row's lock.
    current_attendees integer NOT NULL DEFAULT 0,
    waitlist_count integer NOT NULL DEFAULT 0 CHECK (waitlist_count >= 0),
    -- The rank of the latest arrival on the waitlist; ranks only grow.
    waitlist_rank bigint NOT NULL DEFAULT 0,
    waitlist_enabled boolean NOT NULL DEFAULT true,
    guests_allowed boolean NOT NULL DEFAULT false,
    visibility text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'signed-in', 'link')),
    state text NOT NULL CHECK (state IN ('draft', 'pending', 'published', 'cancelled')),
    organizer_id uuid NOT NULL REFERENCES events.users (id),
    image_url text,
    rsvp_opens_at timestamptz,
    rsvp_closes_at timestamptz,
    group_id uuid,
    series_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT events_end_after_start CHECK (end_time > start_time),
    -- No seat is ever given twice, whatever a program does.
    CONSTRAINT events_seats CHECK (current_attendees BETWEEN 0 AND max_attendees)
);

CREATE INDEX events_published_by_start ON events.events (start_time, id) WHERE state = 'published';
CREATE INDEX events_by_organizer ON events.events (organizer_id, start_time);
