-- What is told to many, and when: reminders, what changed, new events, organizers' own words. Each is a row here first;
-- a worker makes a row of the outbox for each person of its audience.

CREATE TABLE events.announcements (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- Without a foreign key: to look at the event's row is to wait for the decisions about its seats.
    event_id uuid NOT NULL,
    template text NOT NULL,
    audience text NOT NULL CHECK (audience IN (
        'confirmed', 'waitlisted', 'everyone', 'followers', 'organizer', 'administrators'
    )),
    due_at timestamptz NOT NULL,
    -- The beginning that a reminder reminds of.
    start_time timestamptz,
    -- Until telling begins, what is needed to know what to say; then what is said, the same to everyone.
    context jsonb NOT NULL DEFAULT '{}',
    -- Who came later than this knows already.
    as_of timestamptz,
    -- Whose words they are.
    sender_id uuid REFERENCES events.users (id),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    begun_at timestamptz,
    -- How far the audience has been told, in the order of its ids.
    told_to uuid,
    told_count integer NOT NULL DEFAULT 0 CHECK (told_count >= 0),
    told_at timestamptz,
    done_at timestamptz,
    CONSTRAINT announcements_reminders CHECK ((template = 'event_reminder') = (start_time IS NOT NULL)),
    CONSTRAINT announcements_messages CHECK ((template = 'event_message') = (sender_id IS NOT NULL))
);

CREATE INDEX announcements_due ON events.announcements (due_at) WHERE done_at IS NULL;
CREATE INDEX announcements_of_event ON events.announcements (event_id, id);
CREATE INDEX announcements_done ON events.announcements (done_at) WHERE done_at IS NOT NULL;
-- An event's edits wait as one.
CREATE UNIQUE INDEX announcements_edits ON events.announcements (event_id)
    WHERE template = 'event_updated' AND begun_at IS NULL;

-- What the services are set to, so that the transaction that changes an event knows it. Each service sets it when it
-- starts; until then these are the defaults.
CREATE TABLE events.announcement_settings (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    -- How many seconds before the beginning people are reminded.
    reminder_offsets integer[] NOT NULL DEFAULT '{86400,3600}',
    -- For how many seconds edits are collected.
    edit_merge_seconds integer NOT NULL DEFAULT 600 CHECK (edit_merge_seconds >= 0)
);

INSERT INTO events.announcement_settings DEFAULT VALUES;

-- What a mail about an event shows of it. The organizer's id finds the mails that name them, should they leave.
CREATE OR REPLACE FUNCTION events.mail_context(e events.events) RETURNS jsonb
LANGUAGE sql STABLE
RETURN jsonb_build_object(
    'event_title', e.title, 'start_time', e.start_time, 'end_time', e.end_time, 'timezone', e.timezone,
    'location', e.location, 'event_version', e.version, 'organizer_id', e.organizer_id,
    'organizer_name', (SELECT u.name FROM events.users AS u WHERE u.id = e.organizer_id)
);

-- As it was, but that the mail of who cancels says what was given up: only a seat stands in a calendar.
CREATE OR REPLACE FUNCTION events.record_decision(
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
                WHEN p_kind = 'cancelled' THEN jsonb_build_object(
                    'rsvp_status', CASE WHEN p_taken < e.current_attendees THEN 'confirmed' ELSE 'waitlisted' END
                )
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

-- What is different of an event for those who come: the old of it, the new stands in the event. Null when it came back
-- to what it was.
CREATE FUNCTION events.edits(p_old events.events, e events.events) RETURNS jsonb
LANGUAGE sql STABLE
RETURN CASE
    WHEN (p_old.title, p_old.start_time, p_old.end_time, p_old.timezone, p_old.location, p_old.venue_id, p_old.online_url)
        IS DISTINCT FROM (e.title, e.start_time, e.end_time, e.timezone, e.location, e.venue_id, e.online_url)
    THEN CASE WHEN p_old.title <> e.title THEN jsonb_build_object('old_event_title', p_old.title) ELSE '{}' END
        || CASE WHEN p_old.location <> e.location THEN jsonb_build_object('old_location', p_old.location) ELSE '{}' END
        || jsonb_build_object(
            'place_changed',
            (p_old.location, p_old.venue_id, p_old.online_url) IS DISTINCT FROM (e.location, e.venue_id, e.online_url)
        )
        || CASE
            WHEN (p_old.start_time, p_old.end_time, p_old.timezone) <> (e.start_time, e.end_time, e.timezone)
            THEN jsonb_build_object(
                'time_changed', true, 'old_start_time', p_old.start_time, 'old_end_time', p_old.end_time,
                'old_timezone', p_old.timezone
            )
            ELSE jsonb_build_object('time_changed', false)
        END
END;

-- What an announcement says once telling begins; null when there is nothing left to say.
CREATE FUNCTION events.announcement_context(a events.announcements, e events.events) RETURNS jsonb
LANGUAGE sql VOLATILE
RETURN events.mail_context(e) || CASE
    WHEN a.template = 'event_reminder' THEN CASE
        -- Of two that are late, the later one says it all.
        WHEN e.start_time > clock_timestamp() AND NOT EXISTS (
            SELECT FROM events.announcements AS other
            WHERE other.event_id = a.event_id AND other.template = 'event_reminder'
                AND other.start_time = a.start_time AND other.due_at > a.due_at AND other.due_at <= clock_timestamp()
        ) THEN jsonb_build_object('starts_in', extract(epoch FROM a.start_time - CASE
            WHEN clock_timestamp() < a.due_at + interval '1 minute' THEN a.due_at ELSE clock_timestamp()
        END)::integer)
    END
    WHEN a.template = 'event_updated' THEN CASE
        WHEN e.end_time > clock_timestamp() THEN events.edits(jsonb_populate_record(NULL::events.events, a.context), e)
    END
    WHEN a.template = 'event_announced' THEN CASE
        WHEN e.end_time > clock_timestamp() AND e.visibility <> 'link' THEN jsonb_build_object('category', e.category)
    END
    WHEN a.template = 'event_message' THEN a.context || jsonb_build_object(
        'organizer_name', (SELECT u.name FROM events.users AS u WHERE u.id = a.sender_id)
    )
    ELSE a.context
END;

-- The reminders of a published event that still lie ahead. Their ids follow from the event, its beginning and their
-- time, so that each is sent once, also of an event that is moved away and back.
CREATE FUNCTION events.plan_reminders(e events.events, p_offsets integer[]) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    DELETE FROM events.announcements
    WHERE event_id = e.id AND template = 'event_reminder' AND done_at IS NULL
        AND (start_time <> e.start_time OR extract(epoch FROM start_time - due_at) <> ALL (p_offsets));
    INSERT INTO events.announcements (id, event_id, template, audience, due_at, start_time)
    SELECT md5(concat_ws(' ', e.id, extract(epoch FROM e.start_time), seconds))::uuid, e.id, 'event_reminder', 'confirmed',
        e.start_time - make_interval(secs => seconds), e.start_time
    FROM unnest(p_offsets) AS seconds
    WHERE e.start_time - make_interval(secs => seconds) > clock_timestamp()
    ON CONFLICT (id) DO NOTHING;
END;

-- Sets what the service is set to, unless it is so already, and plans the reminders of what is yet to come anew.
CREATE FUNCTION events.set_announcements(p_offsets integer[], p_merge_seconds integer) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
    -- Transactions that change an event hold a share of this row: their reminders are seen below, or use what is set.
    UPDATE events.announcement_settings SET reminder_offsets = p_offsets, edit_merge_seconds = p_merge_seconds
        WHERE (reminder_offsets, edit_merge_seconds) IS DISTINCT FROM (p_offsets, p_merge_seconds);
    IF FOUND THEN
        PERFORM events.plan_reminders(e, p_offsets) FROM events.events AS e
            WHERE state = 'published' AND NOT is_over AND start_time > clock_timestamp();
    END IF;
END
$$;

-- Keeps what is to be told about an event with the event itself. Nothing here happens for an event's counters.
CREATE FUNCTION events.keep_announcements() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
    was text := coalesce(OLD.state, 'draft');
    settings events.announcement_settings;
BEGIN
    SELECT * INTO settings FROM events.announcement_settings FOR SHARE;
    IF NEW.state <> was THEN
        -- What an organizer wrote is told also of what is cancelled since: it may say why.
        DELETE FROM events.announcements WHERE event_id = NEW.id AND done_at IS NULL
            AND NOT (template = 'event_message' AND NEW.state = 'cancelled');
        INSERT INTO events.announcements (event_id, template, audience, due_at)
        SELECT NEW.id, template, audience, clock_timestamp() FROM (VALUES
            ('event_approval_wanted', 'administrators', NEW.state = 'pending'),
            -- Who had to ask is told that it was approved.
            ('event_created', 'organizer', NEW.state = 'published' AND was <> 'pending'),
            ('event_announced', 'followers', NEW.state = 'published' AND NEW.visibility <> 'link'),
            ('event_cancelled', 'everyone', NEW.state = 'cancelled' AND was = 'published')
        ) AS occasion (template, audience, is_so) WHERE is_so;
    ELSIF NEW.state = 'published' AND OLD.end_time > clock_timestamp() AND events.edits(OLD, NEW) IS NOT NULL THEN
        -- The first of several edits says what it was before them.
        INSERT INTO events.announcements (event_id, template, audience, due_at, context, as_of) VALUES (
            NEW.id, 'event_updated', 'everyone',
            clock_timestamp() + make_interval(secs => settings.edit_merge_seconds),
            jsonb_build_object(
                'title', OLD.title, 'start_time', OLD.start_time, 'end_time', OLD.end_time, 'timezone', OLD.timezone,
                'location', OLD.location, 'venue_id', OLD.venue_id, 'online_url', OLD.online_url
            ), clock_timestamp()
        )
        ON CONFLICT (event_id) WHERE template = 'event_updated' AND begun_at IS NULL
            DO UPDATE SET as_of = excluded.as_of;
    END IF;
    IF NEW.state = 'published' THEN
        PERFORM events.plan_reminders(NEW, settings.reminder_offsets);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER events_announced AFTER INSERT ON events.events
    FOR EACH ROW WHEN (NEW.state IN ('pending', 'published')) EXECUTE FUNCTION events.keep_announcements();
CREATE TRIGGER events_announced_anew
    AFTER UPDATE OF state, title, start_time, end_time, timezone, location, venue_id, online_url ON events.events
    FOR EACH ROW WHEN (
        (OLD.state, OLD.title, OLD.start_time, OLD.end_time, OLD.timezone, OLD.location, OLD.venue_id, OLD.online_url)
        IS DISTINCT FROM
        (NEW.state, NEW.title, NEW.start_time, NEW.end_time, NEW.timezone, NEW.location, NEW.venue_id, NEW.online_url)
    )
    EXECUTE FUNCTION events.keep_announcements();

SELECT events.plan_reminders(e, s.reminder_offsets)
FROM events.events AS e CROSS JOIN events.announcement_settings AS s
WHERE e.state = 'published' AND NOT e.is_over AND e.start_time > clock_timestamp();

-- What the version before still calls, of changes and cancellations: the trigger above tells of both.
CREATE OR REPLACE FUNCTION events.tell_attendees(p_template text, e events.events, p_context jsonb) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    SELECT;
END;

-- Is it still true? All that notification-service reads of this schema, before it sends: a row per RSVP, and one per
-- event without. Each half reads one table, so that asking for the rows without RSVP leaves the first half out.
CREATE VIEW events.notification_state AS
    SELECT r.event_id, r.id AS rsvp_id, (SELECT e.state FROM events.events AS e WHERE e.id = r.event_id) AS event_state,
        (SELECT e.start_time FROM events.events AS e WHERE e.id = r.event_id) AS start_time, r.status AS rsvp_status
    FROM events.rsvps AS r
    UNION ALL
    SELECT id, NULL, state, start_time, NULL FROM events.events;
