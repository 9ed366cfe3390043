-- What people may ask about what is held of them: to see it, to have it removed, and that it stays no longer than it
-- is needed.

-- The account of somebody who left. Others' lists and logs refer to the row, which says nothing of the person.
ALTER TABLE events.users
    ADD COLUMN deleted_at timestamptz,
    ADD CONSTRAINT users_deleted_are_nobody CHECK (
        deleted_at IS NULL OR (
            name = 'Deleted person' AND email = 'deleted-' || id::text || '@invalid' AND password_hash IS NULL
            AND role = 'student' AND NOT is_trusted
        )
    );

-- Administrators look people up by their name or address, and page through them by name.
CREATE INDEX users_by_name ON events.users (events.fold(name), id) WHERE deleted_at IS NULL;
CREATE INDEX users_by_words ON events.users USING gin (events.fold(name || ' ' || email) public.gin_trgm_ops)
    WHERE deleted_at IS NULL;

-- Nobody who left organizes anything. The row is locked as its foreign key would lock it, so that a deletion under way
-- is waited for and then seen; the same request is refused as a stranger's a moment later, so it may be repeated.
CREATE FUNCTION events.require_organizer() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM FROM events.users WHERE id = NEW.organizer_id AND deleted_at IS NULL FOR KEY SHARE;
    IF NOT FOUND AND EXISTS (SELECT FROM events.users WHERE id = NEW.organizer_id) THEN
        RAISE EXCEPTION 'the account was deleted meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER events_organizer BEFORE INSERT OR UPDATE OF organizer_id ON events.events
    FOR EACH ROW EXECUTE FUNCTION events.require_organizer();

-- What people agreed to and took back, each a row that stays.
CREATE TABLE events.consents (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES events.users (id),
    kind text NOT NULL CHECK (kind IN ('terms', 'privacy', 'marketing-email')),
    -- Of the text that was shown, such as the day it was published.
    version text NOT NULL CHECK (version ~ '^[0-9][0-9.-]{0,19}$'),
    is_given boolean NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX consents_of_user ON events.consents (user_id, id);

-- People who asked to be removed, until nothing of them is left anywhere. What is looked for stands here and goes with
-- the row.
CREATE TABLE events.erasures (
    id uuid PRIMARY KEY,
    -- Null for a guest.
    user_id uuid REFERENCES events.users (id),
    names text[] NOT NULL,
    emails text[] NOT NULL,
    -- Whether the addresses are known to be the person's, so that what a guest gave under them is theirs too.
    covers_addresses boolean NOT NULL,
    -- RSVPs that a guest made under them.
    guest_rsvp_ids uuid[] NOT NULL,
    requested_at timestamptz NOT NULL,
    -- What began before it may still write what it read of the person.
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    attempts integer NOT NULL DEFAULT 0,
    try_at timestamptz NOT NULL,
    -- Why the latest attempt did not finish it.
    reason text
);

CREATE INDEX erasures_by_turn ON events.erasures (try_at);

-- A JSON value without a person: where a text holds an address or a name of theirs, it says what they are called now.
-- Names count as whole words only, so that Al is not found in `approval`; members' names stay as they are.
CREATE FUNCTION events.anonymised(p_json jsonb, p_names text[], p_emails text[], p_pseudonym text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    words text;
    needle text;
BEGIN
    CASE jsonb_typeof(p_json)
        WHEN 'object' THEN
            RETURN coalesce((
                SELECT jsonb_object_agg(key, events.anonymised(value, p_names, p_emails, p_pseudonym))
                FROM jsonb_each(p_json)
            ), '{}');
        WHEN 'array' THEN
            RETURN coalesce((
                SELECT jsonb_agg(events.anonymised(value, p_names, p_emails, p_pseudonym) ORDER BY n)
                FROM jsonb_array_elements(p_json) WITH ORDINALITY AS item (value, n)
            ), '[]');
        WHEN 'string' THEN
            words := p_json #>> '{}';
            -- A backslash before what is no letter and no digit means that character.
            FOREACH needle IN ARRAY p_emails LOOP
                words := regexp_replace(
                    words, '(?i)' || regexp_replace(needle, '([^[:alnum:]])', '\\\1', 'g'), p_pseudonym, 'g'
                );
            END LOOP;
            FOREACH needle IN ARRAY p_names LOOP
                words := regexp_replace(
                    words,
                    '(?i)(?<![[:alnum:]])' || regexp_replace(needle, '([^[:alnum:]])', '\\\1', 'g')
                        || '(?![[:alnum:]])',
                    'Deleted person', 'g'
                );
            END LOOP;
            RETURN to_jsonb(words);
        ELSE RETURN p_json;
    END CASE;
END
$$;

-- What is append-only is changed by the functions that the trigger names and by nothing else.
CREATE OR REPLACE FUNCTION events.refuse_change() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    callers text;
BEGIN
    -- The functions under way, whatever language the server says it in: `… events.forget_audit_log(…) …`.
    GET DIAGNOSTICS callers = PG_CONTEXT;
    IF tg_op <> 'TRUNCATE' AND tg_nargs > 0
        AND callers ~ ('\m(' || array_to_string(tg_argv, '|') || ')\([a-z0-9 ,\[\]]*\)')
    THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only', tg_table_name;
END
$$;

DROP TRIGGER audit_log_append_only ON events.audit_log;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events.audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION events.refuse_change('anonymise_audit_log', 'forget_audit_log');

CREATE TRIGGER consents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events.consents
    FOR EACH STATEMENT EXECUTE FUNCTION events.refuse_change('forget_consents');

-- Takes a person out of what is said in the log; who did what to which thing stays, under the id of nobody.
CREATE FUNCTION events.anonymise_audit_log(p_user_id uuid, p_names text[], p_emails text[], p_pseudonym text)
RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
    changed integer;
BEGIN
    UPDATE events.audit_log SET detail = events.anonymised(detail, p_names, p_emails, p_pseudonym)
    WHERE detail <> '{}' AND (
        actor_id = p_user_id OR subject_id = p_user_id
        OR subject_id IN (SELECT id FROM events.events WHERE organizer_id = p_user_id)
        OR strpos(detail::text, p_user_id::text) > 0
        OR EXISTS (SELECT FROM unnest(p_emails) AS email WHERE strpos(lower(detail::text), email) > 0)
    ) AND detail <> events.anonymised(detail, p_names, p_emails, p_pseudonym);
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END
$$;

-- Throws away what the log says of the time before, the oldest first.
CREATE FUNCTION events.forget_audit_log(p_before timestamptz, p_limit integer) RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
    forgotten integer;
BEGIN
    DELETE FROM events.audit_log WHERE id IN (
        SELECT id FROM events.audit_log WHERE at < p_before ORDER BY at, id LIMIT p_limit
    );
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END
$$;

-- Throws away what people consented to whose accounts were deleted before.
CREATE FUNCTION events.forget_consents(p_before timestamptz, p_limit integer) RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
    forgotten integer;
BEGIN
    DELETE FROM events.consents WHERE id IN (
        SELECT c.id FROM events.consents AS c JOIN events.users AS u ON u.id = c.user_id
        WHERE u.deleted_at < p_before LIMIT p_limit
    );
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END
$$;

-- How administrators read the log.
CREATE INDEX audit_log_by_actor ON events.audit_log (actor_id, id);
CREATE INDEX audit_log_by_action ON events.audit_log (action, id);
CREATE INDEX audit_log_by_time ON events.audit_log (at, id);

-- The last change that was thrown away: who resumes from before it has missed what nobody can tell any more.
CREATE TABLE events.changes_horizon (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    transaction_id xid8 NOT NULL,
    id bigint NOT NULL
);

INSERT INTO events.changes_horizon (transaction_id, id) VALUES ('0', 0);

-- Guests who still have a name: what retention and a guest's own wish look for.
CREATE INDEX rsvps_named_guests ON events.rsvps (email)
    WHERE user_id IS NULL AND email NOT LIKE 'deleted-%@invalid';

-- Mails stand in the order of time, nearly: a few bytes per thousand of them say where a month ago lies.
CREATE INDEX outbox_by_time ON events.outbox USING brin (created_at);
