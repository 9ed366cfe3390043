-- How people want to be told things. What is not said here is as its kind has it by default, so that whoever never
-- looks at the settings has no row.

ALTER TABLE events.users ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de'));

-- Whether a person wants to be told things of a kind by a channel, where that is not the default.
CREATE TABLE events.channel_choices (
    user_id uuid NOT NULL REFERENCES events.users (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('rsvp', 'event_changed', 'reminder', 'new_event', 'approval', 'message')),
    channel text NOT NULL CHECK (channel IN ('email', 'sms', 'push', 'in_app')),
    is_wanted boolean NOT NULL,
    PRIMARY KEY (user_id, kind, channel)
);

-- Which mails about an event a guest wants no more of. Guests have no settings; what they need always comes.
CREATE TABLE events.guest_unsubscriptions (
    rsvp_id uuid NOT NULL REFERENCES events.rsvps (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('reminder', 'message')),
    PRIMARY KEY (rsvp_id, kind)
);

-- Whose new events a person wants to hear of.
CREATE TABLE events.chosen_categories (
    user_id uuid NOT NULL REFERENCES events.users (id) ON DELETE CASCADE,
    category text NOT NULL CHECK (category IN (
        'Workshop', 'Seminar', 'Social', 'Sports', 'Cultural',
        'Career', 'Hackathon', 'Conference', 'Club Meeting', 'Other'
    )),
    PRIMARY KEY (user_id, category)
);

CREATE INDEX chosen_categories_by_category ON events.chosen_categories (category, user_id);

-- Telephones that people showed to be theirs, in the form of E.164.
CREATE TABLE events.phones (
    user_id uuid PRIMARY KEY REFERENCES events.users (id) ON DELETE CASCADE,
    number text NOT NULL CHECK (number ~ '^\+[1-9][0-9]{7,14}$'),
    verified_at timestamptz NOT NULL
);

-- Codes that were sent to a telephone and not typed in yet; one a person. Of the code only a keyed hash stands here.
CREATE TABLE events.phone_codes (
    user_id uuid PRIMARY KEY REFERENCES events.users (id) ON DELETE CASCADE,
    number text NOT NULL CHECK (number ~ '^\+[1-9][0-9]{7,14}$'),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    expires_at timestamptz NOT NULL,
    tries integer NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5)
);

-- Sends a code to a telephone. There is no address: whoever knows nothing of channels cannot mail it instead.
CREATE FUNCTION events.tell_code(p_template text, p_user_id uuid, p_number text, p_code text) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO events.outbox (template, recipient, subject, context)
    SELECT p_template, jsonb_build_object('user_id', u.id, 'name', u.name, 'phone', p_number),
        jsonb_build_object('user_id', u.id), jsonb_build_object('code', p_code)
    FROM events.users AS u WHERE u.id = p_user_id AND u.deleted_at IS NULL;
END;

-- Browsers that show messages (the Push API's PushSubscription). An endpoint is one browser's, and whose it was last.
CREATE TABLE events.push_subscriptions (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES events.users (id) ON DELETE CASCADE,
    endpoint text NOT NULL UNIQUE CHECK (endpoint LIKE 'https://%' AND char_length(endpoint) <= 2000),
    -- Base64 for URLs of the browser's public key and of its secret (RFC 8291 section 2).
    p256dh text NOT NULL CHECK (p256dh ~ '^[A-Za-z0-9_-]{87}$'),
    auth text NOT NULL CHECK (auth ~ '^[A-Za-z0-9_-]{22}$'),
    -- What the browser says it is.
    user_agent text NOT NULL DEFAULT '' CHECK (char_length(user_agent) <= 200),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX push_subscriptions_of_user ON events.push_subscriptions (user_id);

-- Keeps a browser's subscription; of more than ten of a person the oldest end. Its row has `p_id` when it is new, and no
-- row comes of a person who left.
CREATE FUNCTION events.keep_push_subscription(
    p_id uuid, p_user_id uuid, p_endpoint text, p_p256dh text, p_auth text, p_user_agent text
) RETURNS SETOF events.push_subscriptions
LANGUAGE plpgsql
AS $$
DECLARE
    kept events.push_subscriptions;
BEGIN
    -- One at a time a person, so that two at once do not both find room for the tenth.
    PERFORM FROM events.users WHERE id = p_user_id AND deleted_at IS NULL FOR NO KEY UPDATE;
    IF NOT FOUND THEN RETURN; END IF;
    INSERT INTO events.push_subscriptions AS old (id, user_id, endpoint, p256dh, auth, user_agent)
    VALUES (p_id, p_user_id, p_endpoint, p_p256dh, p_auth, p_user_agent)
    ON CONFLICT (endpoint) DO UPDATE SET
        id = CASE WHEN old.user_id = p_user_id THEN old.id ELSE p_id END,
        created_at = CASE WHEN old.user_id = p_user_id THEN old.created_at ELSE now() END,
        user_id = p_user_id, p256dh = p_p256dh, auth = p_auth, user_agent = p_user_agent
    RETURNING * INTO kept;
    DELETE FROM events.push_subscriptions WHERE id IN (
        SELECT id FROM events.push_subscriptions WHERE user_id = p_user_id
        ORDER BY id = kept.id DESC, created_at DESC, id DESC OFFSET 10
    );
    RETURN NEXT kept;
END
$$;

-- Which notifications of a row were taken when others of it were not: only the others go again.
ALTER TABLE events.outbox ADD COLUMN taken uuid[] NOT NULL DEFAULT '{}';

-- What somebody's bell is told is theirs alone. There is none yet, so nothing needs to be looked through.
ALTER TABLE events.changes ADD CONSTRAINT changes_notifications_are_personal
    CHECK (type NOT LIKE 'notification:%' OR user_id IS NOT NULL) NOT VALID;
