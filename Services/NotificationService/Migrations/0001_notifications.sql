-- Every notification is a row before anything is tried; Redis only says what to do next.
CREATE TABLE notifications.notifications (
    -- Given by the caller: the same id is one notification.
    id uuid PRIMARY KEY,
    template text NOT NULL,
    recipient jsonb NOT NULL,
    subject jsonb NOT NULL DEFAULT '{}',
    context jsonb NOT NULL DEFAULT '{}',
    send_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'queued'
        CHECK (status IN ('queued', 'sent', 'delivered', 'bounced', 'suppressed', 'failed')),
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- Set before the provider is called: what was in flight at a kill can be told from what never began.
    attempt_started_at timestamptz,
    provider_message_id text,
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- The reconciler asks for what waits, the longest waiting first.
CREATE INDEX notifications_queued ON notifications.notifications (send_at) WHERE status = 'queued';
