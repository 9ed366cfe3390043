-- Figures over many events, counted once as things happen and read from few narrow rows. Nothing here is the truth:
-- `events-api recount-figures` has it counted anew (docs/decisions/0024).
--
-- Days and months are those of each event's own time zone.

-- How far it is counted. Whoever counts holds the row's lock, so that one replica does at a time.
CREATE TABLE events.figures_position (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    -- The last of events.changes, in commit order, whose event was looked at.
    transaction_id xid8,
    change_id bigint,
    -- While all is counted anew: the last event that was; null when that is done.
    counted_up_to uuid DEFAULT '00000000-0000-0000-0000-000000000000',
    counted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

INSERT INTO events.figures_position DEFAULT VALUES;

-- An event as figures need it.
CREATE TABLE events.event_figures (
    event_id uuid PRIMARY KEY,
    -- The last of the event's decisions that is counted.
    decision_number bigint NOT NULL,
    decided_at timestamptz,
    state text NOT NULL,
    category text NOT NULL,
    organizer_id uuid NOT NULL,
    group_id uuid,
    venue_id uuid,
    timezone text NOT NULL,
    start_time timestamptz NOT NULL,
    end_time timestamptz NOT NULL,
    -- The day on which it begins.
    day date NOT NULL,
    seats integer NOT NULL,
    confirmed integer NOT NULL,
    waiting integer NOT NULL,
    checked_in integer NOT NULL
);

CREATE INDEX event_figures_by_organizer ON events.event_figures (organizer_id, day);
CREATE INDEX event_figures_by_group ON events.event_figures (group_id, day) WHERE group_id IS NOT NULL;
CREATE INDEX event_figures_by_venue ON events.event_figures (venue_id, day) WHERE venue_id IS NOT NULL;
CREATE INDEX event_figures_by_day ON events.event_figures (day, category);
CREATE INDEX event_figures_by_start ON events.event_figures (start_time, event_id) WHERE state = 'published';
CREATE INDEX event_figures_by_decision ON events.event_figures (decided_at DESC) WHERE decided_at IS NOT NULL;

-- What was decided about an event on each day.
CREATE TABLE events.event_days (
    event_id uuid NOT NULL REFERENCES events.event_figures ON DELETE CASCADE,
    day date NOT NULL,
    confirmed integer NOT NULL,
    waitlisted integer NOT NULL,
    promoted integer NOT NULL,
    cancelled integer NOT NULL,
    checked_in integer NOT NULL,
    PRIMARY KEY (event_id, day)
);

-- The same of all events together.
CREATE TABLE events.campus_days (
    day date PRIMARY KEY,
    confirmed integer NOT NULL,
    waitlisted integer NOT NULL,
    promoted integer NOT NULL,
    cancelled integer NOT NULL,
    checked_in integer NOT NULL
);

-- A number for everybody who ever had a seat, as a place in the bitmaps below. A guest is known by a hash of the
-- address, so that none stands here.
CREATE TABLE events.attendee_numbers (
    person uuid PRIMARY KEY,
    number integer NOT NULL UNIQUE CHECK (number >= 0)
);

CREATE FUNCTION events.attendee(r events.rsvps) RETURNS uuid
LANGUAGE sql IMMUTABLE
RETURN coalesce(r.user_id, md5(r.email)::uuid);

CREATE INDEX rsvps_of_guests ON events.rsvps (email) WHERE user_id IS NULL;

-- Who has a seat at an event of a category that begins on a day, or in a month: one bit a person, 4096 people a row.
-- Different people in any time are the bits of its rows laid over one another, which no sum of counts could tell.
CREATE TABLE events.attendance (
    span text NOT NULL CHECK (span IN ('day', 'month')),
    -- The span's first day.
    day date NOT NULL,
    category text NOT NULL,
    -- Of the people with the numbers from chunk * 4096 on.
    chunk integer NOT NULL,
    people bit(4096) NOT NULL,
    PRIMARY KEY (span, day, category, chunk)
);

-- Looks again whether people have a seat at an event of a category that begins on a day, and in its month, and sets
-- their bits so. Who is looked at and still has none keeps a clear bit: that may be done as often as one likes.
CREATE FUNCTION events.count_attendance(p_rsvp_ids uuid[], p_day date, p_category text) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
    INSERT INTO events.attendee_numbers (person, number)
    SELECT person, (SELECT coalesce(max(number) + 1, 0) FROM events.attendee_numbers) + row_number() OVER () - 1
    FROM (
        SELECT DISTINCT events.attendee(r) AS person FROM events.rsvps AS r
        WHERE r.id = ANY(p_rsvp_ids) AND r.status = 'confirmed'
    ) AS p
    WHERE NOT EXISTS (SELECT FROM events.attendee_numbers AS known WHERE known.person = p.person);

    WITH person AS (
        SELECT n.number, r.user_id, CASE WHEN r.user_id IS NULL THEN r.email END AS email, bool_or(
            r.status = 'confirmed' AND f.state = 'published' AND f.category = p_category AND f.day = p_day
        ) AS is_here
        FROM events.rsvps AS r JOIN events.attendee_numbers AS n ON n.person = events.attendee(r)
        JOIN events.event_figures AS f ON f.event_id = r.event_id
        WHERE r.id = ANY(p_rsvp_ids) GROUP BY 1, 2, 3
    ), span AS (
        SELECT 'day' AS span, p_day AS first, p_day AS last
        UNION ALL
        SELECT 'month', date_trunc('month', p_day)::date, (date_trunc('month', p_day) + interval '1 month - 1 day')::date
    ), bits AS (
        -- Other events of theirs are looked for only where this one does not tell.
        SELECT span.span, span.first, person.number / 4096 AS chunk, person.number % 4096 AS bit,
            CASE WHEN person.is_here THEN true ELSE EXISTS (
                SELECT FROM events.rsvps AS r JOIN events.event_figures AS f ON f.event_id = r.event_id
                WHERE r.user_id = person.user_id AND r.status = 'confirmed'
                    AND f.state = 'published' AND f.category = p_category AND f.day BETWEEN span.first AND span.last
            ) OR EXISTS (
                SELECT FROM events.rsvps AS r JOIN events.event_figures AS f ON f.event_id = r.event_id
                WHERE r.user_id IS NULL AND r.email = person.email AND r.status = 'confirmed'
                    AND f.state = 'published' AND f.category = p_category AND f.day BETWEEN span.first AND span.last
            ) END AS is_there
        FROM person CROSS JOIN span
    ), chunks AS (
        SELECT span, first, chunk,
            bit_or(set_bit(0::bit(4096), bit, is_there::integer)) AS come,
            bit_or(set_bit(0::bit(4096), bit, (NOT is_there)::integer)) AS gone
        FROM bits GROUP BY 1, 2, 3
    ), known AS (
        UPDATE events.attendance AS a SET people = (a.people | c.come) & ~c.gone
        FROM chunks AS c
        WHERE a.span = c.span AND a.day = c.first AND a.category = p_category AND a.chunk = c.chunk
        RETURNING a.span, a.chunk
    )
    INSERT INTO events.attendance (span, day, category, chunk, people)
    SELECT c.span, c.first, p_category, c.chunk, c.come FROM chunks AS c
    WHERE NOT EXISTS (SELECT FROM known WHERE known.span = c.span AND known.chunk = c.chunk);
END
$$;

-- Counts what happened to an event since it was counted last. What was counted of it in another time zone is taken
-- back and counted anew; when it moved to another day or category, or was published or cancelled, so do its people.
CREATE FUNCTION events.count_event(p_event_id uuid) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
    e events.events;
    old events.event_figures;
    local_day date;
    is_moved boolean;
    counted bigint;
    changed uuid[];
BEGIN
    SELECT * INTO e FROM events.events WHERE id = p_event_id;
    IF NOT FOUND THEN RETURN; END IF;
    SELECT * INTO old FROM events.event_figures WHERE event_id = p_event_id;
    local_day := (e.start_time AT TIME ZONE e.timezone)::date;
    is_moved := NOT FOUND OR (old.day, old.category, old.state = 'published')
        IS DISTINCT FROM (local_day, e.category, e.state = 'published');
    counted := coalesce(old.decision_number, 0);
    IF old.timezone <> e.timezone THEN
        UPDATE events.campus_days AS c SET confirmed = c.confirmed - d.confirmed,
            waitlisted = c.waitlisted - d.waitlisted, promoted = c.promoted - d.promoted,
            cancelled = c.cancelled - d.cancelled, checked_in = c.checked_in - d.checked_in
            FROM events.event_days AS d WHERE d.event_id = p_event_id AND d.day = c.day;
        DELETE FROM events.event_days WHERE event_id = p_event_id;
        counted := 0;
    END IF;

    INSERT INTO events.event_figures AS f (
        event_id, decision_number, decided_at, state, category, organizer_id, group_id, venue_id, timezone, start_time,
        end_time, day, seats, confirmed, waiting, checked_in
    ) VALUES (
        e.id, e.decision_number,
        (SELECT at FROM events.decisions WHERE event_id = e.id AND number = e.decision_number),
        e.state, e.category, e.organizer_id, e.group_id, e.venue_id, e.timezone, e.start_time, e.end_time, local_day,
        e.max_attendees, e.current_attendees, e.waitlist_count, e.checked_in_count
    )
    ON CONFLICT (event_id) DO UPDATE SET decision_number = excluded.decision_number,
        decided_at = excluded.decided_at, state = excluded.state, category = excluded.category,
        organizer_id = excluded.organizer_id, group_id = excluded.group_id, venue_id = excluded.venue_id,
        timezone = excluded.timezone, start_time = excluded.start_time, end_time = excluded.end_time,
        day = excluded.day, seats = excluded.seats, confirmed = excluded.confirmed, waiting = excluded.waiting,
        checked_in = excluded.checked_in;

    WITH fresh AS MATERIALIZED (
        SELECT (at AT TIME ZONE e.timezone)::date AS day,
            count(*) FILTER (WHERE kind = 'confirmed') AS confirmed,
            count(*) FILTER (WHERE kind = 'waitlisted') AS waitlisted,
            count(*) FILTER (WHERE kind = 'promoted') AS promoted,
            count(*) FILTER (WHERE kind IN ('cancelled', 'expired')) AS cancelled,
            count(*) FILTER (WHERE kind = 'checked_in') - count(*) FILTER (WHERE kind = 'check_in_undone') AS checked_in
        FROM events.decisions
        WHERE event_id = p_event_id AND number > counted AND number <= e.decision_number
        GROUP BY 1
    ), added AS (
        INSERT INTO events.event_days AS d (event_id, day, confirmed, waitlisted, promoted, cancelled, checked_in)
        SELECT p_event_id, * FROM fresh
        ON CONFLICT (event_id, day) DO UPDATE SET confirmed = d.confirmed + excluded.confirmed,
            waitlisted = d.waitlisted + excluded.waitlisted, promoted = d.promoted + excluded.promoted,
            cancelled = d.cancelled + excluded.cancelled, checked_in = d.checked_in + excluded.checked_in
    )
    INSERT INTO events.campus_days AS c (day, confirmed, waitlisted, promoted, cancelled, checked_in)
    SELECT * FROM fresh
    ON CONFLICT (day) DO UPDATE SET confirmed = c.confirmed + excluded.confirmed,
        waitlisted = c.waitlisted + excluded.waitlisted, promoted = c.promoted + excluded.promoted,
        cancelled = c.cancelled + excluded.cancelled, checked_in = c.checked_in + excluded.checked_in;

    IF is_moved THEN
        changed := ARRAY(SELECT id FROM events.rsvps WHERE event_id = p_event_id);
        IF old.state = 'published' THEN PERFORM events.count_attendance(changed, old.day, old.category); END IF;
    ELSE
        changed := ARRAY(
            SELECT DISTINCT rsvp_id FROM events.decisions
            WHERE event_id = p_event_id AND number > counted AND number <= e.decision_number
                AND kind IN ('confirmed', 'promoted', 'cancelled', 'expired')
        );
    END IF;
    IF e.state = 'published' AND cardinality(changed) > 0 THEN
        PERFORM events.count_attendance(changed, local_day, e.category);
    END IF;
END
$$;
