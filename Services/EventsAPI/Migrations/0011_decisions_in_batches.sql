-- Decisions about seats in batches: one statement for a run of arrivals, everything else one by one, all of it under
-- the event's row lock and in the order in which it came.

ALTER TABLE events.events
    -- The number of the event's latest decision; see events.decisions.
    ADD COLUMN decision_number bigint NOT NULL DEFAULT 0,
    ADD COLUMN checked_in_count integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT events_checked_in CHECK (checked_in_count BETWEEN 0 AND current_attendees);

-- Room on the page for the next version of a row: a counter that changes then writes no index.
ALTER TABLE events.events SET (fillfactor = 70);

-- A guest has no account. Whose address is not confirmed by `confirm_by` gives the place back.
ALTER TABLE events.rsvps
    ALTER COLUMN user_id DROP NOT NULL,
    ADD COLUMN confirm_by timestamptz,
    ADD CONSTRAINT rsvps_only_guests_confirm CHECK (confirm_by IS NULL OR (user_id IS NULL AND status <> 'cancelled'));

CREATE UNIQUE INDEX rsvps_one_per_guest ON events.rsvps (event_id, email) WHERE user_id IS NULL;
CREATE INDEX rsvps_unconfirmed ON events.rsvps (confirm_by) WHERE confirm_by IS NOT NULL;
CREATE INDEX rsvps_unconfirmed_by_email ON events.rsvps (email) WHERE confirm_by IS NOT NULL;

-- What an open page is told of an RSVP is its person's alone; of a guest's, who has no page of their own, nobody's.
ALTER TABLE events.changes ADD CONSTRAINT changes_rsvps_are_personal
    CHECK (type NOT LIKE 'rsvp:%' OR user_id IS NOT NULL OR audience = 'nobody');

-- Why each seat went to whom. Written only by the functions below, under the event's row lock, which is what keeps the
-- numbers without gaps; a foreign key would look at the locked row once more for every line.
CREATE TABLE events.decisions (
    event_id uuid NOT NULL,
    number bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    kind text NOT NULL CHECK (kind IN (
        'confirmed', 'waitlisted', 'promoted', 'cancelled', 'expired', 'guest_confirmed', 'checked_in',
        'check_in_undone', 'capacity_changed'
    )),
    rsvp_id uuid,
    -- The decision that made this one possible, such as the cancellation that freed the seat.
    because_of bigint,
    -- As they are after the decision.
    seats integer NOT NULL,
    seats_taken integer NOT NULL,
    waiting integer NOT NULL,
    -- The place in line that was told.
    waitlist_position bigint,
    PRIMARY KEY (event_id, number)
);

CREATE INDEX decisions_by_rsvp ON events.decisions (rsvp_id, number);

CREATE FUNCTION events.rsvp_json(r events.rsvps, p_position bigint) RETURNS jsonb
LANGUAGE sql STABLE
RETURN jsonb_build_object(
    'id', r.id, 'event_id', r.event_id, 'user_id', r.user_id, 'name', r.name, 'email', r.email,
    'status', r.status, 'waitlist_position', p_position, 'confirm_by', r.confirm_by,
    'checked_in_at', r.checked_in_at, 'created_at', r.created_at, 'updated_at', r.updated_at
);

CREATE OR REPLACE FUNCTION events.rsvp_json(r events.rsvps) RETURNS jsonb
LANGUAGE sql STABLE
RETURN events.rsvp_json(r, events.waitlist_position(r));

-- One row of the log, one mail, one message to open pages, and the event's counters: what every single decision leaves
-- behind. Returns the decision's number. The caller holds the event's row lock; `e` is the event before.
CREATE FUNCTION events.record_decision(
    p_kind text, p_template text, r events.rsvps, e events.events, p_taken integer, p_waiting integer,
    p_checked_in integer, p_because_of bigint
) RETURNS bigint
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE events.events SET current_attendees = p_taken, waitlist_count = p_waiting, checked_in_count = p_checked_in,
        decision_number = e.decision_number + 1
        WHERE id = e.id;
    INSERT INTO events.decisions (event_id, number, kind, rsvp_id, because_of, seats, seats_taken, waiting)
        VALUES (e.id, e.decision_number + 1, p_kind, r.id, p_because_of, e.max_attendees, p_taken, p_waiting);
    IF p_template IS NOT NULL THEN
        INSERT INTO events.outbox (template, recipient, subject, context) VALUES (
            p_template,
            jsonb_build_object('user_id', r.user_id, 'name', r.name, 'email', r.email),
            jsonb_build_object('event_id', e.id, 'rsvp_id', r.id, 'decision', e.decision_number + 1),
            events.mail_context(e) || jsonb_build_object('waitlist_position', events.waitlist_position(r)) || CASE
                WHEN p_kind <> 'promoted' THEN '{}'
                WHEN EXISTS (
                    SELECT FROM events.decisions
                    WHERE event_id = e.id AND number = p_because_of AND kind = 'capacity_changed'
                ) THEN '{"seats_added": true}'
                ELSE '{"seat_given_up": true}'
            END::jsonb
        );
    END IF;
    INSERT INTO events.changes (type, event_id, audience, data) VALUES (
        'capacity:changed', e.id, events.audience(e), jsonb_build_object(
            'id', e.id, 'current_attendees', p_taken, 'waitlist_count', p_waiting, 'max_attendees', e.max_attendees,
            'checked_in_count', p_checked_in
        )
    );
    RETURN e.decision_number + 1;
END
$$;

-- Gives the free seats to those in line, the first first, and tells them; nobody after the event began.
-- Returns how many were given.
DROP FUNCTION events.give_free_seats(uuid);
CREATE FUNCTION events.give_free_seats(p_event_id uuid, p_because_of bigint DEFAULT NULL) RETURNS integer
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
        PERFORM events.record_decision(
            'promoted', 'rsvp_promoted', promoted, e, e.current_attendees + 1, e.waitlist_count - 1,
            e.checked_in_count, p_because_of
        );
        e.current_attendees := e.current_attendees + 1;
        e.waitlist_count := e.waitlist_count - 1;
        e.decision_number := e.decision_number + 1;
        given := given + 1;
        INSERT INTO events.changes (type, event_id, user_id, audience, data) VALUES (
            'rsvp:promoted', e.id, promoted.user_id,
            -- A guest has no live connection of their own, and nobody else may see who it is.
            CASE WHEN promoted.user_id IS NULL THEN 'nobody' ELSE 'public' END, events.rsvp_json(promoted, NULL)
        );
    END LOOP;
    RETURN given;
END
$$;

-- The event has another number of seats: that is a decision too, and those in line may get some of them.
CREATE FUNCTION events.change_capacity(p_event_id uuid) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
    e events.events;
BEGIN
    SELECT * INTO e FROM events.events WHERE id = p_event_id FOR UPDATE;
    PERFORM events.give_free_seats(p_event_id, events.record_decision(
        'capacity_changed', NULL, NULL, e, e.current_attendees, e.waitlist_count, e.checked_in_count, NULL
    ));
END
$$;

-- Why nobody new is taken now; null when they are.
CREATE FUNCTION events.closed_for_arrivals(e events.events) RETURNS text
LANGUAGE sql VOLATILE
RETURN CASE
    WHEN e.id IS NULL OR e.state IN ('draft', 'pending') THEN 'not_found'
    WHEN e.state = 'cancelled' THEN 'event_cancelled'
    WHEN e.end_time <= clock_timestamp() THEN 'event_over'
    WHEN e.rsvp_opens_at > clock_timestamp() THEN 'not_open'
    WHEN coalesce(e.rsvp_closes_at, e.end_time) <= clock_timestamp() THEN 'closed'
END;

-- A run of arrivals in one statement: who has a place keeps it, the others get seats in their order, then places in
-- line. The caller holds the event's row lock, so nothing below can race with another decision of the event.
-- `p_codes` are what guests confirm their address with.
CREATE FUNCTION events.decide_arrivals(
    p_event_id uuid, p_first integer, p_ids uuid[], p_user_ids uuid[], p_names text[], p_emails text[], p_codes text[],
    p_scopes text[], p_keys text[], p_fingerprints bytea[]
) RETURNS TABLE (
    ordinal integer, outcome text, kept text, id uuid, user_id uuid, name text, email text, status text,
    waitlist_position bigint, confirm_by timestamptz, checked_in_at timestamptz, created_at timestamptz,
    updated_at timestamptz
)
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
    e events.events;
    closed text;
    free integer;
    may_wait boolean;
    takes_guests boolean;
    mail jsonb;
    moment timestamptz := clock_timestamp();
BEGIN
    SELECT * INTO e FROM events.events WHERE events.events.id = p_event_id;
    closed := events.closed_for_arrivals(e);
    free := e.max_attendees - e.current_attendees;
    may_wait := e.waitlist_enabled AND e.start_time > moment;
    takes_guests := e.guests_allowed AND e.visibility <> 'signed-in';
    mail := events.mail_context(e);
    RETURN QUERY
    -- Looked up one by one: OFFSET keeps the planner, which may have seen the tables empty, from joining whole ones.
    WITH arrival AS (
        SELECT a.n::integer AS n, a.id, a.user_id, coalesce(u.name, a.name) AS name, coalesce(u.email, a.email) AS email,
            a.code, a.scope, a.key, a.fingerprint, k.answer::text AS kept,
            CASE WHEN k.key IS NOT NULL THEN k.fingerprint = a.fingerprint END AS is_repeated,
            coalesce(r.rsvp, g.rsvp) AS known,
            CASE WHEN a.user_id IS NULL AND u.id IS NULL THEN a.email END AS guest
        FROM unnest(p_ids, p_user_ids, p_names, p_emails, p_codes, p_scopes, p_keys, p_fingerprints)
            WITH ORDINALITY AS a (id, user_id, name, email, code, scope, key, fingerprint, n)
        LEFT JOIN LATERAL (SELECT * FROM events.users WHERE id = a.user_id OFFSET 0) AS u ON true
        LEFT JOIN LATERAL (
            SELECT rsvps AS rsvp FROM events.rsvps WHERE event_id = p_event_id AND user_id = a.user_id OFFSET 0
        ) AS r ON true
        LEFT JOIN LATERAL (
            SELECT rsvps AS rsvp FROM events.rsvps
            WHERE event_id = p_event_id AND email = a.email AND user_id IS NULL AND a.user_id IS NULL OFFSET 0
        ) AS g ON true
        LEFT JOIN LATERAL (
            SELECT * FROM events.idempotency_keys
            WHERE scope = a.scope AND key = a.key AND created_at >= now() - interval '24 hours' OFFSET 0
        ) AS k ON true
    ), person AS (
        SELECT *, is_repeated IS NULL AND closed IS NULL AND ((known).status IS NULL OR (known).status = 'cancelled')
            AND (user_id IS NOT NULL OR takes_guests)
            AND row_number() OVER (PARTITION BY is_repeated IS NULL, user_id, guest ORDER BY n) = 1 AS is_new
        FROM arrival
    ), placed AS (
        SELECT *, CASE WHEN is_new THEN count(*) FILTER (WHERE is_new) OVER (ORDER BY n) END AS place FROM person
    ), verdict AS (
        SELECT *, coalesce((known).id, id) AS rsvp_id,
            CASE WHEN place <= free THEN 'confirmed' WHEN is_new AND may_wait THEN 'waitlisted' END AS status,
            CASE WHEN place > free AND may_wait THEN place - free END AS line
        FROM placed
    ), given AS (
        SELECT *, e.waitlist_count + line AS waitlist_position, coalesce((known).created_at, moment) AS created_at,
            CASE WHEN user_id IS NULL THEN moment + interval '30 minutes' END AS confirm_by,
            jsonb_build_object(
                'id', rsvp_id, 'event_id', p_event_id, 'user_id', user_id, 'name', name, 'email', email,
                'status', status, 'waitlist_position', e.waitlist_count + line,
                'confirm_by', CASE WHEN user_id IS NULL THEN moment + interval '30 minutes' END,
                'checked_in_at', NULL, 'created_at', coalesce((known).created_at, moment), 'updated_at', moment
            ) AS json
        FROM verdict WHERE status IS NOT NULL
    ), added AS (
        -- Who gave a place up has a row already, of this event; another's is never taken over: null is refused.
        INSERT INTO events.rsvps AS old (
            id, event_id, user_id, name, email, status, waitlist_rank, confirm_by, created_at, updated_at
        )
        SELECT rsvp_id, p_event_id, user_id, name, email, status, e.waitlist_rank + line, confirm_by, created_at, moment
        FROM given ORDER BY place
        ON CONFLICT (id) DO UPDATE SET
            status = CASE WHEN old.event_id = p_event_id AND old.status = 'cancelled' THEN excluded.status END,
            name = excluded.name, email = excluded.email, updated_at = excluded.updated_at,
            waitlist_rank = excluded.waitlist_rank, confirm_by = excluded.confirm_by
    ), told AS (
        INSERT INTO events.outbox (template, recipient, subject, context)
        SELECT CASE WHEN user_id IS NULL THEN 'guest_confirm' ELSE 'rsvp_' || status END,
            jsonb_build_object('user_id', user_id, 'name', name, 'email', email),
            jsonb_build_object('event_id', p_event_id, 'rsvp_id', rsvp_id, 'decision', e.decision_number + place),
            CASE
                WHEN code IS NOT NULL THEN mail || jsonb_build_object(
                    'waitlist_position', waitlist_position, 'link', '/rsvps/' || rsvp_id || '/confirm?code=' || code
                )
                WHEN waitlist_position IS NOT NULL THEN mail || jsonb_build_object('waitlist_position', waitlist_position)
                ELSE mail
            END
        FROM given ORDER BY place
    ), logged AS (
        INSERT INTO events.decisions (
            event_id, number, at, kind, rsvp_id, seats, seats_taken, waiting, waitlist_position
        )
        SELECT p_event_id, e.decision_number + place, moment, status, rsvp_id, e.max_attendees,
            e.current_attendees + least(place, free), e.waitlist_count + greatest(place - free, 0), waitlist_position
        FROM given ORDER BY place
    ), counted AS (
        UPDATE events.events AS x SET current_attendees = e.current_attendees + c.seats,
            waitlist_count = e.waitlist_count + c.waiting, waitlist_rank = e.waitlist_rank + c.waiting,
            decision_number = e.decision_number + c.seats + c.waiting
        FROM (
            SELECT count(*) FILTER (WHERE status = 'confirmed')::integer AS seats,
                count(*) FILTER (WHERE status = 'waitlisted')::integer AS waiting
            FROM given
        ) AS c
        WHERE x.id = p_event_id AND c.seats + c.waiting > 0
        RETURNING x.current_attendees, x.waitlist_count
    ), changed AS (
        INSERT INTO events.changes (type, event_id, user_id, audience, data)
        SELECT type, p_event_id, user_id, audience, data FROM (
            SELECT 'rsvp:created' AS type, user_id, CASE WHEN user_id IS NULL THEN 'nobody' ELSE 'public' END AS audience,
                json AS data, place
            FROM given
            UNION ALL
            SELECT 'capacity:changed', NULL, events.audience(e), jsonb_build_object(
                'id', p_event_id, 'current_attendees', current_attendees, 'waitlist_count', waitlist_count,
                'max_attendees', e.max_attendees, 'checked_in_count', e.checked_in_count
            ), 2147483647
            FROM counted
        ) AS c ORDER BY place
    ), remembered AS (
        -- A key that came into use meanwhile by another request fails the batch (null is refused), and each of its
        -- arrivals is then decided alone, sees the key and says so.
        INSERT INTO events.idempotency_keys AS old (scope, key, fingerprint, answer)
        SELECT scope, key, fingerprint, json_build_object('rsvp', json, 'isNew', true) FROM given WHERE key IS NOT NULL
        ON CONFLICT (scope, key) DO UPDATE SET
            fingerprint = CASE WHEN old.created_at < now() - interval '24 hours' THEN excluded.fingerprint END,
            answer = excluded.answer, created_at = now()
    ), answer AS (
        -- Who asked twice in this run is answered what the first was.
        SELECT *, first_value(CASE WHEN status IS NOT NULL THEN n END) OVER again AS given_n,
            first_value(rsvp_id) OVER again AS given_id, first_value(status) OVER again AS given_status,
            first_value(line) OVER again AS given_line, first_value(name) OVER again AS given_name,
            first_value(email) OVER again AS given_email, first_value(scope) OVER again AS given_scope,
            first_value(key) OVER again AS given_key, first_value(fingerprint) OVER again AS given_fingerprint,
            first_value((known).created_at) OVER again AS given_created_at
        FROM verdict
        WINDOW again AS (PARTITION BY is_repeated IS NULL, user_id, guest ORDER BY n)
    )
    SELECT p_first + n - 1,
        CASE
            WHEN is_repeated THEN 'repeated'
            WHEN NOT is_repeated THEN 'key_reused'
            -- The same request twice in one batch is told the same twice.
            WHEN given_n = n
                OR given_n IS NOT NULL AND (given_scope, given_key, given_fingerprint) = (scope, key, fingerprint)
                THEN given_status
            WHEN given_n IS NOT NULL AND (given_scope, given_key) = (scope, key) THEN 'key_reused'
            WHEN given_n IS NOT NULL OR (known).status IN ('confirmed', 'waitlisted') THEN 'existing'
            WHEN closed IS NOT NULL THEN closed
            WHEN user_id IS NULL AND NOT takes_guests THEN 'no_guests'
            ELSE 'full'
        END,
        kept,
        CASE WHEN given_n IS NOT NULL THEN given_id ELSE (known).id END,
        CASE WHEN given_n IS NOT NULL THEN user_id ELSE (known).user_id END,
        CASE WHEN given_n IS NOT NULL THEN given_name ELSE (known).name END,
        CASE WHEN given_n IS NOT NULL THEN given_email ELSE (known).email END,
        CASE WHEN given_n IS NOT NULL THEN given_status ELSE (known).status END,
        CASE
            WHEN given_n IS NOT NULL THEN e.waitlist_count + given_line
            WHEN (known).status = 'waitlisted' THEN events.waitlist_position(known)
        END,
        CASE
            WHEN given_n IS NULL THEN (known).confirm_by
            WHEN user_id IS NULL THEN moment + interval '30 minutes'
        END,
        CASE WHEN given_n IS NULL THEN (known).checked_in_at END,
        CASE WHEN given_n IS NOT NULL THEN coalesce(given_created_at, moment) ELSE (known).created_at END,
        CASE WHEN given_n IS NOT NULL THEN moment ELSE (known).updated_at END
    FROM answer
    ORDER BY n;
END
$$;

-- One decision about one RSVP that is there. Returns the outcome; the caller holds the event's row lock.
CREATE FUNCTION events.decide_one(p_event_id uuid, p_kind text, p_id uuid) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    e events.events;
    r events.rsvps;
    was text;
    number bigint;
BEGIN
    SELECT * INTO e FROM events.events WHERE id = p_event_id;
    SELECT * INTO r FROM events.rsvps WHERE id = p_id AND event_id = p_event_id;
    IF NOT FOUND THEN RETURN 'no_such_rsvp'; END IF;
    was := r.status;
    IF p_kind IN ('cancel', 'expire') THEN
        IF was = 'cancelled' THEN RETURN 'already'; END IF;
        IF r.checked_in_at IS NOT NULL THEN RETURN 'is_checked_in'; END IF;
        IF p_kind = 'expire' AND (r.confirm_by IS NULL OR r.confirm_by > clock_timestamp()) THEN RETURN 'already'; END IF;
        UPDATE events.rsvps
            SET status = 'cancelled', waitlist_rank = NULL, confirm_by = NULL, updated_at = clock_timestamp()
            WHERE id = p_id RETURNING * INTO r;
        number := events.record_decision(
            CASE p_kind WHEN 'cancel' THEN 'cancelled' ELSE 'expired' END,
            CASE p_kind WHEN 'cancel' THEN 'rsvp_cancelled' ELSE 'guest_expired' END, r, e,
            e.current_attendees - (was = 'confirmed')::integer, e.waitlist_count - (was = 'waitlisted')::integer,
            e.checked_in_count, NULL
        );
        INSERT INTO events.changes (type, event_id, user_id, audience, data) VALUES (
            'rsvp:cancelled', e.id, r.user_id, CASE WHEN r.user_id IS NULL THEN 'nobody' ELSE 'public' END,
            events.rsvp_json(r, NULL)
        );
        PERFORM events.give_free_seats(e.id, number);
        RETURN 'done';
    ELSIF p_kind = 'confirm' THEN
        IF was = 'cancelled' THEN RETURN 'is_cancelled'; END IF;
        IF r.confirm_by IS NULL THEN RETURN 'already'; END IF;
        IF r.confirm_by <= clock_timestamp() THEN RETURN 'too_late'; END IF;
        UPDATE events.rsvps SET confirm_by = NULL, updated_at = clock_timestamp() WHERE id = p_id RETURNING * INTO r;
        PERFORM events.record_decision(
            'guest_confirmed', 'rsvp_' || was, r, e, e.current_attendees, e.waitlist_count, e.checked_in_count, NULL
        );
        RETURN 'done';
    ELSIF p_kind = 'check_in' THEN
        IF was <> 'confirmed' THEN RETURN 'is_' || was; END IF;
        IF e.state = 'cancelled' THEN RETURN 'event_cancelled'; END IF;
        IF r.checked_in_at IS NOT NULL THEN RETURN 'already'; END IF;
        UPDATE events.rsvps SET checked_in_at = clock_timestamp(), updated_at = clock_timestamp() WHERE id = p_id
            RETURNING * INTO r;
        PERFORM events.record_decision(
            'checked_in', NULL, r, e, e.current_attendees, e.waitlist_count, e.checked_in_count + 1, NULL
        );
        RETURN 'done';
    ELSIF p_kind = 'undo_check_in' THEN
        IF r.checked_in_at IS NULL THEN RETURN 'already'; END IF;
        UPDATE events.rsvps SET checked_in_at = NULL, updated_at = clock_timestamp() WHERE id = p_id
            RETURNING * INTO r;
        PERFORM events.record_decision(
            'check_in_undone', NULL, r, e, e.current_attendees, e.waitlist_count, e.checked_in_count - 1, NULL
        );
        RETURN 'done';
    END IF;
    RAISE EXCEPTION 'no such kind of decision: %', p_kind;
END
$$;

-- Decides a batch of one event in the order of the arrays. `p_ids` are the new ids of arrivals, and otherwise the RSVPs
-- to decide about. The row is locked first and read by later statements, which then see what was committed before.
-- Plans are generic and by index: one cached while a table was empty would stay a scan, and planning costs more than
-- deciding.
CREATE FUNCTION events.decide(
    p_event_id uuid, p_kinds text[], p_ids uuid[], p_user_ids uuid[], p_names text[], p_emails text[], p_codes text[],
    p_scopes text[], p_keys text[], p_fingerprints bytea[]
) RETURNS TABLE (
    ordinal integer, outcome text, kept text, id uuid, user_id uuid, name text, email text, status text,
    waitlist_position bigint, confirm_by timestamptz, checked_in_at timestamptz, created_at timestamptz,
    updated_at timestamptz
)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    first integer := 1;
    last integer;
    verdict text;
BEGIN
    PERFORM FROM events.events WHERE events.events.id = p_event_id FOR UPDATE;
    WHILE first <= cardinality(p_kinds) LOOP
        last := first;
        IF p_kinds[first] = 'rsvp' THEN
            WHILE p_kinds[last + 1] = 'rsvp' LOOP last := last + 1; END LOOP;
            RETURN QUERY SELECT * FROM events.decide_arrivals(
                p_event_id, first, p_ids[first:last], p_user_ids[first:last], p_names[first:last],
                p_emails[first:last], p_codes[first:last], p_scopes[first:last], p_keys[first:last],
                p_fingerprints[first:last]
            );
        ELSE
            verdict := events.decide_one(p_event_id, p_kinds[first], p_ids[first]);
            RETURN QUERY SELECT first, verdict, NULL::text, r.id, r.user_id, r.name, r.email, r.status,
                events.waitlist_position(r), r.confirm_by, r.checked_in_at, r.created_at, r.updated_at
                FROM (SELECT) AS one LEFT JOIN events.rsvps AS r ON r.id = p_ids[first] AND r.event_id = p_event_id;
        END IF;
        first := last + 1;
    END LOOP;
END
$$;

-- What the version before called, while it still runs.
CREATE OR REPLACE FUNCTION events.decide_rsvps(p_event_id uuid, p_ids uuid[], p_user_ids uuid[])
RETURNS TABLE (
    ordinal integer, outcome text, id uuid, event_id uuid, user_id uuid, name text, email text, status text,
    waitlist_position bigint, checked_in_at timestamptz, created_at timestamptz, updated_at timestamptz
)
LANGUAGE sql
BEGIN ATOMIC
    SELECT d.ordinal, d.outcome, d.id, p_event_id, d.user_id, d.name, d.email, d.status, d.waitlist_position,
        d.checked_in_at, d.created_at, d.updated_at
    FROM events.decide(
        p_event_id, array_fill('rsvp'::text, ARRAY[cardinality(p_ids)]), p_ids, p_user_ids,
        array_fill(NULL::text, ARRAY[cardinality(p_ids)]), array_fill(NULL::text, ARRAY[cardinality(p_ids)]),
        array_fill(NULL::text, ARRAY[cardinality(p_ids)]), array_fill(NULL::text, ARRAY[cardinality(p_ids)]),
        array_fill(NULL::text, ARRAY[cardinality(p_ids)]), array_fill(NULL::bytea, ARRAY[cardinality(p_ids)])
    ) AS d;
END;

CREATE OR REPLACE FUNCTION events.cancel_rsvp(p_rsvp_id uuid, p_user_id uuid) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    r events.rsvps;
BEGIN
    SELECT * INTO r FROM events.rsvps WHERE id = p_rsvp_id AND user_id = p_user_id;
    IF NOT FOUND THEN RETURN 'not_found'; END IF;
    PERFORM FROM events.events WHERE id = r.event_id FOR UPDATE;
    RETURN CASE events.decide_one(r.event_id, 'cancel', p_rsvp_id) WHEN 'done' THEN 'cancelled' ELSE 'already_cancelled' END;
END
$$;
