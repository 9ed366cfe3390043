-- Who invites to an event: its group, or the name that its organizer agreed to be shown under. It stands in the event's
-- row, since events are read far more often than anything in this changes.

ALTER TABLE events.users
    -- Typed by the person for this; NULL for who wants no name shown.
    ADD COLUMN public_name text CHECK (char_length(public_name) BETWEEN 1 AND 200),
    ADD CONSTRAINT users_deleted_have_no_public_name CHECK (deleted_at IS NULL OR public_name IS NULL);

ALTER TABLE events.events ADD COLUMN organizer_name text;

-- A name that changes meanwhile is waited for: then it is seen here, or the change sees this event.
CREATE FUNCTION events.name_organizer() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF NEW.group_id IS NULL THEN
        SELECT public_name INTO NEW.organizer_name FROM events.users WHERE id = NEW.organizer_id FOR SHARE;
    ELSE
        SELECT name INTO NEW.organizer_name FROM events.groups WHERE id = NEW.group_id FOR SHARE;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER events_organizer_name BEFORE INSERT ON events.events
    FOR EACH ROW EXECUTE FUNCTION events.name_organizer();
CREATE TRIGGER events_organizer_name_anew BEFORE UPDATE OF organizer_id, group_id ON events.events
    FOR EACH ROW WHEN ((OLD.organizer_id, OLD.group_id) IS DISTINCT FROM (NEW.organizer_id, NEW.group_id))
    EXECUTE FUNCTION events.name_organizer();

-- As it was, and who invites.
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
    END, 'organizer_id', e.organizer_id, 'organizer_name', e.organizer_name
) || jsonb_build_object(
    'image_url', e.image_url, 'rsvp_opens_at', e.rsvp_opens_at, 'rsvp_closes_at', e.rsvp_closes_at,
    'group_id', e.group_id, 'series_id', e.series_id, 'created_at', e.created_at, 'updated_at', e.updated_at,
    'version', e.version
);

CREATE FUNCTION events.show_public_name() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    WITH named AS (
        UPDATE events.events SET organizer_name = NEW.public_name, updated_at = now(), version = version + 1
        WHERE organizer_id = NEW.id AND group_id IS NULL AND organizer_name IS DISTINCT FROM NEW.public_name
        RETURNING *
    )
    INSERT INTO events.changes (type, event_id, audience, data)
    SELECT 'event:updated', id, events.audience(named), events.event_json(named) FROM named;
    RETURN NULL;
END
$$;

CREATE TRIGGER users_public_name AFTER UPDATE OF public_name ON events.users
    FOR EACH ROW WHEN (OLD.public_name IS DISTINCT FROM NEW.public_name)
    EXECUTE FUNCTION events.show_public_name();

CREATE FUNCTION events.show_group_name() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    WITH named AS (
        UPDATE events.events SET organizer_name = NEW.name, updated_at = now(), version = version + 1
        WHERE group_id = NEW.id AND organizer_name IS DISTINCT FROM NEW.name
        RETURNING *
    )
    INSERT INTO events.changes (type, event_id, audience, data)
    SELECT 'event:updated', id, events.audience(named), events.event_json(named) FROM named;
    RETURN NULL;
END
$$;

CREATE TRIGGER groups_name_shown AFTER UPDATE OF name ON events.groups
    FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
    EXECUTE FUNCTION events.show_group_name();

-- The entity tag of what shows a name now is another.
UPDATE events.events AS e SET organizer_name = g.name, version = e.version + 1
FROM events.groups AS g WHERE g.id = e.group_id;
