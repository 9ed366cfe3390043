-- What was written to somebody: looked up when the person asks for it, or leaves. Ids stand here in capitals and not.
CREATE INDEX notifications_by_person ON notifications.notifications (lower(recipient ->> 'user_id'), id);
CREATE INDEX notifications_by_guest ON notifications.notifications ((recipient ->> 'email'), id)
    WHERE recipient ->> 'user_id' IS NULL;
-- What is shown to those who operate, the latest first, and what has been kept for long enough.
CREATE INDEX notifications_by_time ON notifications.notifications (created_at, id);

-- A JSON value without a person: where a text holds an address or a name of theirs, it says what they are called now.
-- Names count as whole words only; members' names stay as they are.
CREATE FUNCTION notifications.anonymised(p_json jsonb, p_names text[], p_emails text[], p_pseudonym text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    words text;
    needle text;
BEGIN
    CASE jsonb_typeof(p_json)
        WHEN 'object' THEN
            RETURN coalesce((
                SELECT jsonb_object_agg(key, notifications.anonymised(value, p_names, p_emails, p_pseudonym))
                FROM jsonb_each(p_json)
            ), '{}');
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
