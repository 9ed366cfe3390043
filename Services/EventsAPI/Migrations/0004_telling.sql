-- What must be told by mail, SMS or push; commits with the change it tells about.
-- The relay hands each row to notification-service, whose idempotency key is the row's id.
CREATE TABLE events.outbox (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    template text NOT NULL,
    recipient jsonb NOT NULL,
    subject jsonb NOT NULL,
    context jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    send_at timestamptz NOT NULL DEFAULT now(),
    accepted_at timestamptz
);

CREATE INDEX outbox_waiting ON events.outbox (created_at) WHERE accepted_at IS NULL;

-- What open pages are told. Ids commit out of order, so readers go by the transaction's id and stop
-- before the oldest one still running (pg_snapshot_xmin).
CREATE TABLE events.changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    type text NOT NULL,
    event_id uuid NOT NULL,
    -- Set when only this person may see it.
    user_id uuid,
    data jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX changes_in_commit_order ON events.changes (transaction_id, id);
