-- The secret in the address of a person's calendar. Only its SHA-256 stands here: who reads the table reads no
-- calendar.
CREATE TABLE events.calendar_tokens (
    user_id uuid PRIMARY KEY REFERENCES events.users (id) ON DELETE CASCADE,
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- When an event that had been published was cancelled; null for one that nobody ever saw, so that the calendars of
-- all who knew of an event hear of its end, and nobody hears of a draft.
ALTER TABLE events.events ADD COLUMN withdrawn_at timestamptz;

CREATE FUNCTION events.keep_withdrawal() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.withdrawn_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER events_withdrawal BEFORE UPDATE OF state ON events.events
    FOR EACH ROW WHEN (OLD.state = 'published' AND NEW.state = 'cancelled')
    EXECUTE FUNCTION events.keep_withdrawal();

CREATE INDEX events_by_withdrawal ON events.events (withdrawn_at) WHERE state = 'cancelled' AND withdrawn_at IS NOT NULL;
