CREATE TABLE events.rsvps (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL REFERENCES events.events (id),
    user_id uuid NOT NULL REFERENCES events.users (id),
    name text NOT NULL,
    email text NOT NULL,
    status text NOT NULL CHECK (status IN ('confirmed', 'waitlisted', 'cancelled')),
    -- Who waits has a rank; the position told is the number of ranks up to it.
    waitlist_rank bigint,
    checked_in_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT rsvps_one_per_person UNIQUE (event_id, user_id),
    CONSTRAINT rsvps_rank_while_waiting CHECK ((status = 'waitlisted') = (waitlist_rank IS NOT NULL)),
    CONSTRAINT rsvps_checked_in_confirmed CHECK (checked_in_at IS NULL OR status = 'confirmed')
);

CREATE UNIQUE INDEX rsvps_waitlist ON events.rsvps (event_id, waitlist_rank) WHERE status = 'waitlisted';
CREATE INDEX rsvps_by_user ON events.rsvps (user_id, created_at);
