-- Decides a batch of RSVPs of one event in the order of the arrays. The event's row is locked first and read
-- by the same statement, so that batches of several replicas follow one another; then each arrival is decided.
-- Sequential scans are off on the function: a plan cached while the table was empty would stay one.
CREATE FUNCTION events.decide_rsvps(p_event_id uuid, p_ids uuid[], p_user_ids uuid[])
RETURNS TABLE (
    ordinal integer, outcome text, id uuid, event_id uuid, user_id uuid, name text, email text, status text,
    waitlist_position bigint, checked_in_at timestamptz, created_at timestamptz, updated_at timestamptz
)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
    e events.events;
    r events.rsvps;
    p events.users;
    i integer;
    taken integer;
    waiting integer;
    rank bigint;
    verdict text;
    changed boolean := false;
BEGIN
    SELECT * INTO e FROM events.events WHERE events.events.id = p_event_id FOR UPDATE;
    IF NOT FOUND OR e.state IN ('draft', 'pending') THEN
        RETURN QUERY SELECT n, 'not_found'::text, NULL::uuid, NULL::uuid, NULL::uuid, NULL::text, NULL::text,
            NULL::text, NULL::bigint, NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
            FROM generate_series(1, cardinality(p_ids)) AS n;
        RETURN;
    END IF;
    taken := e.current_attendees;
    waiting := e.waitlist_count;
    rank := e.waitlist_rank;
    FOR i IN 1..cardinality(p_ids) LOOP
        SELECT * INTO r FROM events.rsvps
            WHERE events.rsvps.event_id = p_event_id AND events.rsvps.user_id = p_user_ids[i];
        verdict := CASE
            WHEN FOUND AND r.status <> 'cancelled' THEN 'existing'
            WHEN e.state = 'cancelled' THEN 'event_cancelled'
            WHEN e.end_time <= clock_timestamp() THEN 'event_over'
            WHEN e.rsvp_opens_at > clock_timestamp() THEN 'not_open'
            WHEN coalesce(e.rsvp_closes_at, e.end_time) <= clock_timestamp() THEN 'closed'
            WHEN taken < e.max_attendees THEN 'confirmed'
            WHEN e.waitlist_enabled AND e.start_time > clock_timestamp() THEN 'waitlisted'
            ELSE 'full'
        END;
        IF verdict IN ('confirmed', 'waitlisted') THEN
            SELECT * INTO p FROM events.users WHERE events.users.id = p_user_ids[i];
            IF verdict = 'confirmed' THEN
                taken := taken + 1;
            ELSE
                waiting := waiting + 1;
                rank := rank + 1;
            END IF;
            INSERT INTO events.rsvps AS target (id, event_id, user_id, name, email, status, waitlist_rank)
            VALUES (
                p_ids[i], p_event_id, p_user_ids[i], p.name, p.email, verdict,
                CASE WHEN verdict = 'waitlisted' THEN rank END
            )
            ON CONFLICT ON CONSTRAINT rsvps_one_per_person DO UPDATE
                SET status = excluded.status, waitlist_rank = excluded.waitlist_rank, name = excluded.name,
                    email = excluded.email, updated_at = clock_timestamp()
            RETURNING * INTO r;
            changed := true;
            PERFORM events.tell_rsvp('rsvp_' || verdict, r, e, CASE WHEN verdict = 'waitlisted' THEN waiting END);
            INSERT INTO events.changes (type, event_id, user_id, data)
            VALUES ('rsvp:created', p_event_id, r.user_id, events.rsvp_json(r));
        END IF;
        ordinal := i;
        outcome := verdict;
        id := r.id; event_id := r.event_id; user_id := r.user_id; name := r.name; email := r.email;
        status := r.status; checked_in_at := r.checked_in_at; created_at := r.created_at; updated_at := r.updated_at;
        waitlist_position := CASE verdict
            WHEN 'waitlisted' THEN waiting
            WHEN 'existing' THEN events.waitlist_position(r)
        END;
        RETURN NEXT;
    END LOOP;
    IF changed THEN
        PERFORM events.keep_counts(p_event_id, taken, waiting, rank);
    END IF;
END
$$;

-- Where someone stands in line, from 1; null for who does not wait.
CREATE FUNCTION events.waitlist_position(r events.rsvps) RETURNS bigint
LANGUAGE sql STABLE
RETURN CASE WHEN r.status = 'waitlisted' THEN (
    SELECT count(*) FROM events.rsvps AS other
    WHERE other.event_id = r.event_id AND other.status = 'waitlisted' AND other.waitlist_rank <= r.waitlist_rank
) END;

CREATE FUNCTION events.rsvp_json(r events.rsvps) RETURNS jsonb
LANGUAGE sql STABLE
RETURN jsonb_build_object(
    'id', r.id, 'event_id', r.event_id, 'user_id', r.user_id, 'name', r.name, 'email', r.email,
    'status', r.status, 'waitlist_position', events.waitlist_position(r), 'checked_in_at', r.checked_in_at,
    'created_at', r.created_at, 'updated_at', r.updated_at
);

-- The row that makes notification-service write to a person about an RSVP.
CREATE FUNCTION events.tell_rsvp(p_template text, r events.rsvps, e events.events, p_position bigint) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO events.outbox (template, recipient, subject, context)
    VALUES (
        p_template,
        jsonb_build_object('user_id', r.user_id, 'name', r.name, 'email', r.email),
        jsonb_build_object('event_id', e.id, 'rsvp_id', r.id),
        jsonb_build_object(
            'event_title', e.title, 'start_time', e.start_time, 'end_time', e.end_time, 'timezone', e.timezone,
            'location', e.location, 'waitlist_position', p_position
        )
    );
END;

-- Writes an event's counters under its lock and tells open pages.
CREATE FUNCTION events.keep_counts(p_event_id uuid, p_taken integer, p_waiting integer, p_rank bigint) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    UPDATE events.events
    SET current_attendees = p_taken, waitlist_count = p_waiting, waitlist_rank = p_rank
    WHERE id = p_event_id;
    INSERT INTO events.changes (type, event_id, data)
    SELECT 'capacity:changed', id, jsonb_build_object(
        'id', id, 'current_attendees', p_taken, 'waitlist_count', p_waiting, 'max_attendees', max_attendees
    ) FROM events.events WHERE id = p_event_id;
END;

-- Gives up one RSVP; a freed seat goes to the first in line in the same transaction.
CREATE FUNCTION events.cancel_rsvp(p_rsvp_id uuid, p_user_id uuid) RETURNS text
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
    e events.events;
    r events.rsvps;
    promoted events.rsvps;
    taken integer;
    waiting integer;
BEGIN
    SELECT event.* INTO e FROM events.events AS event
        JOIN events.rsvps AS rsvp ON rsvp.event_id = event.id
        WHERE rsvp.id = p_rsvp_id FOR UPDATE OF event;
    SELECT * INTO r FROM events.rsvps WHERE id = p_rsvp_id AND user_id = p_user_id;
    IF NOT FOUND THEN RETURN 'not_found'; END IF;
    IF r.status = 'cancelled' THEN RETURN 'already_cancelled'; END IF;
    taken := e.current_attendees - CASE WHEN r.status = 'confirmed' THEN 1 ELSE 0 END;
    waiting := e.waitlist_count - CASE WHEN r.status = 'waitlisted' THEN 1 ELSE 0 END;
    UPDATE events.rsvps
        SET status = 'cancelled', waitlist_rank = NULL, checked_in_at = NULL, updated_at = clock_timestamp()
        WHERE id = p_rsvp_id RETURNING * INTO r;
    INSERT INTO events.changes (type, event_id, user_id, data)
        VALUES ('rsvp:cancelled', e.id, r.user_id, events.rsvp_json(r));
    PERFORM events.tell_rsvp('rsvp_cancelled', r, e, NULL);
    IF taken < e.max_attendees AND waiting > 0 AND e.start_time > clock_timestamp() AND e.state = 'published' THEN
        UPDATE events.rsvps SET status = 'confirmed', waitlist_rank = NULL, updated_at = clock_timestamp()
            WHERE id = (
                SELECT id FROM events.rsvps WHERE event_id = e.id AND status = 'waitlisted'
                ORDER BY waitlist_rank LIMIT 1
            ) RETURNING * INTO promoted;
        taken := taken + 1;
        waiting := waiting - 1;
        INSERT INTO events.changes (type, event_id, user_id, data)
            VALUES ('rsvp:promoted', e.id, promoted.user_id, events.rsvp_json(promoted));
        PERFORM events.tell_rsvp('rsvp_promoted', promoted, e, NULL);
    END IF;
    PERFORM events.keep_counts(e.id, taken, waiting, e.waitlist_rank);
    RETURN 'cancelled';
END
$$;
