-- What notification-service refuses must not hold up what comes after it: it is tried again later and later, and its
-- reason is kept for whoever looks.
ALTER TABLE events.outbox
    ADD COLUMN refusals integer NOT NULL DEFAULT 0,
    ADD COLUMN try_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN reason text;
