-- Figures of one category, and of those who come to one organizer's events, are read from few rows too.

-- Whoever counts waits until this is done.
SELECT FROM events.figures_position FOR UPDATE;

-- What was decided on each day about the events of a category.
CREATE TABLE events.category_days (
    category text NOT NULL,
    day date NOT NULL,
    confirmed integer NOT NULL,
    waitlisted integer NOT NULL,
    promoted integer NOT NULL,
    cancelled integer NOT NULL,
    checked_in integer NOT NULL,
    PRIMARY KEY (day, category)
);

INSERT INTO events.category_days (category, day, confirmed, waitlisted, promoted, cancelled, checked_in)
SELECT f.category, d.day, sum(d.confirmed), sum(d.waitlisted), sum(d.promoted), sum(d.cancelled), sum(d.checked_in)
FROM events.event_days AS d JOIN events.event_figures AS f ON f.event_id = d.event_id
GROUP BY 1, 2;

-- For replicas of the version before, which read the sums of all categories.
DROP TABLE events.campus_days;
CREATE VIEW events.campus_days AS
SELECT day, sum(confirmed) AS confirmed, sum(waitlisted) AS waitlisted, sum(promoted) AS promoted,
    sum(cancelled) AS cancelled, sum(checked_in) AS checked_in
FROM events.category_days GROUP BY day;

-- Replicas keep the events that are counted in memory, and read again those of a later version than they have. Only one
-- counts at a time, so that what is committed later has the later version.
CREATE SEQUENCE events.figure_versions;
ALTER TABLE events.event_figures ADD COLUMN version bigint NOT NULL DEFAULT nextval('events.figure_versions');
CREATE INDEX event_figures_by_version ON events.event_figures (version);
DROP INDEX events.event_figures_by_organizer, events.event_figures_by_group, events.event_figures_by_venue,
    events.event_figures_by_day, events.event_figures_by_start;
-- Of what they keep nothing is left when all is thrown away.
ALTER TABLE events.figures_position ADD COLUMN generation bigint NOT NULL DEFAULT 0;

-- Who has a seat is read from the index alone. Its name stays, by which decisions know it.
CREATE UNIQUE INDEX rsvps_by_event_and_person ON events.rsvps (event_id, user_id) INCLUDE (status);
ALTER TABLE events.rsvps DROP CONSTRAINT rsvps_one_per_person;
ALTER TABLE events.rsvps ADD CONSTRAINT rsvps_one_per_person UNIQUE USING INDEX rsvps_by_event_and_person;

-- Counts what happened to an event since it was counted last. What was counted of it in another category or time zone is
-- taken back and counted anew; when it moved to another day or category, or was published or cancelled, so do its people.
CREATE OR REPLACE FUNCTION events.count_event(p_event_id uuid) RETURNS void
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
    IF (old.timezone, old.category) <> (e.timezone, e.category) THEN
        UPDATE events.category_days AS c SET confirmed = c.confirmed - d.confirmed,
            waitlisted = c.waitlisted - d.waitlisted, promoted = c.promoted - d.promoted,
            cancelled = c.cancelled - d.cancelled, checked_in = c.checked_in - d.checked_in
            FROM events.event_days AS d WHERE d.event_id = p_event_id AND d.day = c.day AND c.category = old.category;
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
        checked_in = excluded.checked_in, version = excluded.version;

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
    INSERT INTO events.category_days AS c (category, day, confirmed, waitlisted, promoted, cancelled, checked_in)
    SELECT e.category, * FROM fresh
    ON CONFLICT (day, category) DO UPDATE SET confirmed = c.confirmed + excluded.confirmed,
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
