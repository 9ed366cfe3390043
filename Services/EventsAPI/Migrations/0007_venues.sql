-- An index that knows both equality and overlap; the extension is one that a database's owner may create.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE events.venues (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    building text NOT NULL DEFAULT '' CHECK (char_length(building) <= 200),
    capacity integer NOT NULL CHECK (capacity BETWEEN 1 AND 100000),
    -- Steps, lifts, induction loops: what somebody must know before they come.
    accessibility text NOT NULL DEFAULT '' CHECK (char_length(accessibility) <= 2000),
    latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    -- Set when it takes no more events; past ones still name it.
    archived_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT venues_place CHECK ((latitude IS NULL) = (longitude IS NULL))
);

CREATE UNIQUE INDEX venues_name ON events.venues (lower(name), lower(building)) WHERE archived_at IS NULL;

ALTER TABLE events.events ADD CONSTRAINT events_venue FOREIGN KEY (venue_id) REFERENCES events.venues (id);
-- Two published events never overlap in one venue; one may begin when the other ends.
ALTER TABLE events.events ADD CONSTRAINT events_venue_free
    EXCLUDE USING gist (venue_id WITH =, tstzrange(start_time, end_time) WITH &&)
    WHERE (state = 'published' AND venue_id IS NOT NULL);
