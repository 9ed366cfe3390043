-- People who sign in. Addresses are kept in lower case, so that one person has one account.
CREATE TABLE events.users (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email = lower(email) AND char_length(email) BETWEEN 3 AND 254),
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    -- scrypt in the PHC string format; null for people who only come through single sign-on.
    password_hash text,
    role text NOT NULL DEFAULT 'student' CHECK (role IN ('student', 'organizer', 'admin')),
    affiliation text NOT NULL DEFAULT 'student' CHECK (affiliation IN ('student', 'faculty', 'staff', 'guest')),
    -- A trusted organizer publishes without asking.
    is_trusted boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
