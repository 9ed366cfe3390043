-- Each notification goes by one channel, in one language; what was told before went by mail, in English.
ALTER TABLE notifications.notifications
    ADD COLUMN channel text NOT NULL DEFAULT 'email' CHECK (channel IN ('email', 'sms', 'push', 'in_app')),
    ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language ~ '^[a-z]{2}$'),
    -- Higher is sooner.
    ADD COLUMN priority smallint NOT NULL DEFAULT 0 CHECK (priority BETWEEN -9 AND 9),
    -- Who began the latest attempt: a worker that was overtaken has a smaller one and changes nothing any more.
    ADD COLUMN fencing_token bigint NOT NULL DEFAULT 0,
    -- Set with the attempt's outcome: an attempt that began and has no end was in flight when its worker was lost.
    ADD COLUMN attempt_ended_at timestamptz,
    ADD COLUMN sent_at timestamptz,
    ADD COLUMN delivered_at timestamptz,
    -- When its reader saw it, in the app.
    ADD COLUMN read_at timestamptz,
    -- What went wrong, the latest last: [{"at", "attempt", "error"}].
    ADD COLUMN errors jsonb NOT NULL DEFAULT '[]';

-- While replicas are updated one after another, those of before still take what waits, whatever its channel, and count
-- attempts without a token. They get no row for it, and leave it to those that know the channels.
CREATE FUNCTION notifications.refuse_attempts_without_token() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RETURN NULL;
END
$$;
CREATE TRIGGER attempts_have_tokens BEFORE UPDATE ON notifications.notifications
    FOR EACH ROW WHEN (NEW.attempts > OLD.attempts AND NEW.fencing_token = OLD.fencing_token)
    EXECUTE FUNCTION notifications.refuse_attempts_without_token();

-- The reconcilers ask for what waits in a channel, the longest waiting first.
DROP INDEX notifications.notifications_queued;
CREATE INDEX notifications_waiting ON notifications.notifications (channel, send_at, id) WHERE status = 'queued';
-- What somebody's bell shows, the latest first, and how many of them are new.
CREATE INDEX notifications_in_app ON notifications.notifications (lower(recipient ->> 'user_id'), send_at, id)
    WHERE channel = 'in_app';
CREATE INDEX notifications_unread ON notifications.notifications (lower(recipient ->> 'user_id'))
    WHERE channel = 'in_app' AND read_at IS NULL;
-- What was told about an event.
CREATE INDEX notifications_by_event ON notifications.notifications (lower(subject ->> 'event_id'), created_at, id);
-- What a provider's report is about.
CREATE INDEX notifications_by_message ON notifications.notifications (provider_message_id)
    WHERE provider_message_id IS NOT NULL;
-- What was given up.
CREATE INDEX notifications_failed ON notifications.notifications (updated_at, id) WHERE status = 'failed';
-- How many texts a telephone got of late.
CREATE INDEX notifications_by_phone ON notifications.notifications ((recipient ->> 'phone'), attempt_started_at)
    WHERE channel = 'sms';

-- Stands for an address, so that it is known again without being held; NULL where there is none.
CREATE FUNCTION notifications.address_hash(p_channel text, p_recipient jsonb) RETURNS bytea
LANGUAGE sql IMMUTABLE
RETURN sha256(convert_to(p_channel || ':' || CASE p_channel
    WHEN 'email' THEN lower(p_recipient ->> 'email')
    WHEN 'sms' THEN p_recipient ->> 'phone'
    WHEN 'push' THEN p_recipient #>> '{push,endpoint}'
END, 'UTF8'));

-- Addresses that nothing is sent to any more. They stay when the person leaves, and name nobody.
CREATE TABLE notifications.suppressions (
    address_hash bytea PRIMARY KEY,
    reason text NOT NULL CHECK (reason IN ('bounced', 'complained', 'unsubscribed', 'gone')),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Messages of Amazon SNS that were taken: each counts once.
CREATE TABLE notifications.webhook_messages (
    id text PRIMARY KEY,
    received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX webhook_messages_by_time ON notifications.webhook_messages (received_at);
