ALTER TABLE events.users
    -- When the person showed that the address is theirs.
    ADD COLUMN email_verified_at timestamptz,
    -- Access tokens carry the version they were signed under; raising it makes every one of them void.
    ADD COLUMN token_version integer NOT NULL DEFAULT 0 CHECK (token_version >= 0),
    ADD COLUMN tokens_revoked_at timestamptz;

-- Whoever has an account by now was taken at their word.
UPDATE events.users SET email_verified_at = created_at;

CREATE INDEX users_whose_tokens_were_revoked ON events.users (tokens_revoked_at) WHERE tokens_revoked_at IS NOT NULL;

-- Where somebody is signed in. A refresh token names its session and the session's generation, so that one row tells
-- a token that is good from one that was used before, however long ago.
CREATE TABLE events.sessions (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES events.users (id) ON DELETE CASCADE,
    generation integer NOT NULL DEFAULT 0 CHECK (generation >= 0),
    -- What the browser says it is.
    user_agent text NOT NULL DEFAULT '' CHECK (char_length(user_agent) <= 200),
    created_at timestamptz NOT NULL,
    -- When the generation was last raised.
    refreshed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CHECK (expires_at > created_at)
);

CREATE INDEX sessions_of_user ON events.sessions (user_id) WHERE revoked_at IS NULL;
CREATE INDEX sessions_revoked ON events.sessions (revoked_at) WHERE revoked_at IS NOT NULL;

-- Writes to the person of an account about the account itself.
CREATE FUNCTION events.tell_account(p_template text, p_user_id uuid, p_link text) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO events.outbox (template, recipient, subject, context)
    SELECT p_template, jsonb_build_object('user_id', u.id, 'name', u.name, 'email', u.email),
        jsonb_build_object('user_id', u.id), jsonb_build_object('link', p_link)
    FROM events.users AS u WHERE u.id = p_user_id;
END;
