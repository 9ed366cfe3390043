-- Who did what; what is written here stays.
CREATE TABLE events.audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_id uuid REFERENCES events.users (id),
    -- Such as `event.published`.
    action text NOT NULL,
    subject_id uuid NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}'
);

CREATE INDEX audit_log_by_subject ON events.audit_log (subject_id, id);

CREATE FUNCTION events.refuse_change() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', tg_table_name;
END
$$;

CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events.audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION events.refuse_change();

-- Answers to requests that carried an Idempotency-Key, written with the effect, kept for a day.
CREATE TABLE events.idempotency_keys (
    -- The person's id, or `anonymous`.
    scope text NOT NULL,
    key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 255),
    -- A keyed hash of method, path and body.
    fingerprint bytea NOT NULL,
    -- Null only within the transaction that has the effect.
    answer json,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);

CREATE INDEX idempotency_keys_by_age ON events.idempotency_keys (created_at);

-- Every change of an event is recorded, so that replicas drop what they keep of it; this is who is told.
ALTER TABLE events.changes ADD COLUMN audience text NOT NULL DEFAULT 'public'
    CHECK (audience IN ('public', 'signed-in', 'link', 'nobody'));

CREATE FUNCTION events.audience(e events.events) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN e.state IN ('draft', 'pending') THEN 'nobody' ELSE e.visibility END;

CREATE FUNCTION events.record_change(p_type text, e events.events, p_data jsonb) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO events.changes (type, event_id, audience, data) VALUES (p_type, e.id, events.audience(e), p_data);
END;

-- An event as open pages are told of it; the same members as the API's event object. The link of an online event
-- is for its attendees alone.
CREATE OR REPLACE FUNCTION events.event_json(e events.events) RETURNS jsonb
LANGUAGE sql STABLE
RETURN jsonb_build_object(
    'id', e.id, 'title', e.title, 'description', e.description, 'category', e.category, 'location', e.location,
    'venue_id', e.venue_id, 'online_url', NULL, 'start_time', e.start_time, 'end_time', e.end_time,
    'timezone', e.timezone, 'max_attendees', e.max_attendees, 'current_attendees', e.current_attendees,
    'waitlist_count', e.waitlist_count, 'waitlist_enabled', e.waitlist_enabled, 'guests_allowed', e.guests_allowed,
    'visibility', e.visibility, 'status', CASE
        WHEN e.state <> 'published' THEN e.state
        WHEN now() < e.start_time THEN 'upcoming'
        WHEN now() < e.end_time THEN 'ongoing'
        ELSE 'completed'
    END, 'organizer_id', e.organizer_id
) || jsonb_build_object(
    'image_url', e.image_url, 'rsvp_opens_at', e.rsvp_opens_at, 'rsvp_closes_at', e.rsvp_closes_at,
    'group_id', e.group_id, 'series_id', e.series_id, 'created_at', e.created_at, 'updated_at', e.updated_at,
    'version', e.version
);

-- What a mail about an event shows of it.
CREATE FUNCTION events.mail_context(e events.events) RETURNS jsonb
LANGUAGE sql STABLE
RETURN jsonb_build_object(
    'event_title', e.title, 'start_time', e.start_time, 'end_time', e.end_time, 'timezone', e.timezone,
    'location', e.location
);

CREATE OR REPLACE FUNCTION events.tell_rsvp(p_template text, r events.rsvps, e events.events, p_position bigint)
RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO events.outbox (template, recipient, subject, context)
    VALUES (
        p_template,
        jsonb_build_object('user_id', r.user_id, 'name', r.name, 'email', r.email),
        jsonb_build_object('event_id', e.id, 'rsvp_id', r.id),
        events.mail_context(e) || jsonb_build_object('waitlist_position', p_position)
    );
END;

-- Writes to everyone who has a seat or waits for one.
CREATE FUNCTION events.tell_attendees(p_template text, e events.events, p_context jsonb) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO events.outbox (template, recipient, subject, context)
    SELECT p_template, jsonb_build_object('user_id', r.user_id, 'name', r.name, 'email', r.email),
        jsonb_build_object('event_id', e.id, 'rsvp_id', r.id), events.mail_context(e) || p_context
    FROM events.rsvps AS r WHERE r.event_id = e.id AND r.status IN ('confirmed', 'waitlisted');
END;

-- Writes to the person who organizes an event.
CREATE FUNCTION events.tell_organizer(p_template text, e events.events, p_context jsonb) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO events.outbox (template, recipient, subject, context)
    SELECT p_template, jsonb_build_object('user_id', u.id, 'name', u.name, 'email', u.email),
        jsonb_build_object('event_id', e.id), events.mail_context(e) || p_context
    FROM events.users AS u WHERE u.id = e.organizer_id;
END;

CREATE OR REPLACE FUNCTION events.keep_counts(p_event_id uuid, p_taken integer, p_waiting integer, p_rank bigint)
RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    UPDATE events.events
    SET current_attendees = p_taken, waitlist_count = p_waiting, waitlist_rank = p_rank
    WHERE id = p_event_id;
    SELECT events.record_change('capacity:changed', e, jsonb_build_object(
        'id', e.id, 'current_attendees', p_taken, 'waitlist_count', p_waiting, 'max_attendees', e.max_attendees
    )) FROM events.events AS e WHERE e.id = p_event_id;
END;

-- Gives the free seats to those in line, the first first, and tells them; nobody after the event began.
-- Returns how many were given.
CREATE FUNCTION events.give_free_seats(p_event_id uuid) RETURNS integer
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
    e events.events;
    promoted events.rsvps;
    given integer := 0;
BEGIN
    SELECT * INTO e FROM events.events WHERE id = p_event_id FOR UPDATE;
    IF e.state <> 'published' OR e.start_time <= clock_timestamp() THEN RETURN 0; END IF;
    FOR promoted IN
        SELECT * FROM events.rsvps WHERE event_id = p_event_id AND status = 'waitlisted'
        ORDER BY waitlist_rank LIMIT greatest(e.max_attendees - e.current_attendees, 0)
    LOOP
        UPDATE events.rsvps SET status = 'confirmed', waitlist_rank = NULL, updated_at = clock_timestamp()
            WHERE id = promoted.id RETURNING * INTO promoted;
        given := given + 1;
        INSERT INTO events.changes (type, event_id, user_id, data)
            VALUES ('rsvp:promoted', e.id, promoted.user_id, events.rsvp_json(promoted));
        PERFORM events.tell_rsvp('rsvp_promoted', promoted, e, NULL);
    END LOOP;
    IF given > 0 THEN
        PERFORM events.keep_counts(e.id, e.current_attendees + given, e.waitlist_count - given, e.waitlist_rank);
    END IF;
    RETURN given;
END
$$;

-- Gives up one RSVP; a freed seat goes to the first in line in the same transaction.
CREATE OR REPLACE FUNCTION events.cancel_rsvp(p_rsvp_id uuid, p_user_id uuid) RETURNS text
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
    e events.events;
    r events.rsvps;
    freed integer := 0;
    left_line integer := 0;
BEGIN
    SELECT event.* INTO e FROM events.events AS event
        JOIN events.rsvps AS rsvp ON rsvp.event_id = event.id
        WHERE rsvp.id = p_rsvp_id FOR UPDATE OF event;
    SELECT * INTO r FROM events.rsvps WHERE id = p_rsvp_id AND user_id = p_user_id;
    IF NOT FOUND THEN RETURN 'not_found'; END IF;
    IF r.status = 'cancelled' THEN RETURN 'already_cancelled'; END IF;
    IF r.status = 'confirmed' THEN freed := 1; ELSE left_line := 1; END IF;
    UPDATE events.rsvps
        SET status = 'cancelled', waitlist_rank = NULL, checked_in_at = NULL, updated_at = clock_timestamp()
        WHERE id = p_rsvp_id RETURNING * INTO r;
    INSERT INTO events.changes (type, event_id, user_id, data)
        VALUES ('rsvp:cancelled', e.id, r.user_id, events.rsvp_json(r));
    PERFORM events.tell_rsvp('rsvp_cancelled', r, e, NULL);
    PERFORM events.keep_counts(e.id, e.current_attendees - freed, e.waitlist_count - left_line, e.waitlist_rank);
    PERFORM events.give_free_seats(e.id);
    RETURN 'cancelled';
END
$$;
