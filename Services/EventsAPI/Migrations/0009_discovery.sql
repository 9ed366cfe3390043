-- Accents folded, and words that are nearly the same; both are extensions that a database's owner may create.
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- How texts are compared: `É` is `e`. The dictionary is named, so that the result depends on nothing else.
CREATE FUNCTION events.fold(p_text text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(public.unaccent('public.unaccent'::regdictionary, p_text));

-- What people type, as a query: every word, of which the last letters may be missing.
CREATE FUNCTION events.search_query(p_text text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT to_tsquery('pg_catalog.simple', string_agg('''' || word || ''':*', ' & '))
    FROM regexp_split_to_table(events.fold(p_text), '[^[:alnum:]]+') AS word WHERE word <> ''
);

-- Any of a title's longer words, in another title.
CREATE FUNCTION events.kindred_query(p_title text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT to_tsquery('pg_catalog.simple', string_agg('''' || word || ''':A', ' | '))
    FROM regexp_split_to_table(events.fold(p_title), '[^[:alnum:]]+') AS word WHERE char_length(word) >= 4
);

ALTER TABLE events.events
    -- What is searched; kept by a trigger and not generated, because functions take the table's row type, and then
    -- PostgreSQL does not rewrite the table.
    ADD COLUMN search tsvector,
    -- Seats taken and places in line, as of the last minute: an index on the counters themselves would be written
    -- with every RSVP.
    ADD COLUMN popularity integer NOT NULL DEFAULT 0,
    -- True only when the event is over, within a minute of its end, so that the indexes of what is to come stay small.
    ADD COLUMN is_over boolean NOT NULL DEFAULT false;

-- The title counts most, the description least.
CREATE FUNCTION events.keep_search() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.search := setweight(to_tsvector('pg_catalog.simple', events.fold(NEW.title)), 'A')
        || setweight(to_tsvector('pg_catalog.simple', events.fold(NEW.category || ' ' || NEW.location)), 'B')
        || setweight(to_tsvector('pg_catalog.simple', events.fold(NEW.description)), 'C');
    RETURN NEW;
END
$$;

CREATE TRIGGER events_search BEFORE INSERT OR UPDATE OF title, category, location, description ON events.events
    FOR EACH ROW EXECUTE FUNCTION events.keep_search();

UPDATE events.events
    SET title = title, is_over = end_time <= now(), popularity = current_attendees + waitlist_count;
ALTER TABLE events.events ALTER COLUMN search SET NOT NULL;

CREATE INDEX events_coming_by_start ON events.events (start_time, id) WHERE state = 'published' AND NOT is_over;
CREATE INDEX events_coming_by_category ON events.events (category, start_time, id)
    WHERE state = 'published' AND NOT is_over;
CREATE INDEX events_coming_by_popularity ON events.events (popularity, id) WHERE state = 'published' AND NOT is_over;
-- Without fastupdate: events are written seldom, and a list of what is not indexed yet would slow every search.
CREATE INDEX events_coming_by_words ON events.events USING gin (search) WITH (fastupdate = off)
    WHERE state = 'published' AND NOT is_over;
CREATE INDEX events_coming_by_likeness ON events.events USING gin (events.fold(title) public.gin_trgm_ops)
    WITH (fastupdate = off) WHERE state = 'published' AND NOT is_over;
CREATE INDEX events_published_by_category ON events.events (category, start_time, id) WHERE state = 'published';
CREATE INDEX events_published_by_popularity ON events.events (popularity, id) WHERE state = 'published';
CREATE INDEX events_published_by_venue ON events.events (venue_id, start_time, id) WHERE state = 'published';
CREATE INDEX events_published_by_words ON events.events USING gin (search) WITH (fastupdate = off)
    WHERE state = 'published';
CREATE INDEX events_unpublished ON events.events (state, start_time, id) WHERE state <> 'published';
DROP INDEX events.events_by_organizer;
CREATE INDEX events_by_organizer ON events.events (organizer_id, start_time, id);
-- Changes come in the order of time, nearly: a few bytes per thousand of them say where an hour lies.
CREATE INDEX changes_by_time ON events.changes USING brin (at);
