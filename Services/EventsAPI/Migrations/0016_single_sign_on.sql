-- Which account a person has who signs in through the university's provider. The subject is the provider's own
-- identifier, never given to another person, while addresses may be.
CREATE TABLE events.single_sign_on_identities (
    issuer text NOT NULL CHECK (char_length(issuer) BETWEEN 1 AND 500),
    subject text NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255),
    user_id uuid NOT NULL REFERENCES events.users (id) ON DELETE CASCADE,
    linked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, subject),
    -- At one provider an account is one person's.
    CONSTRAINT single_sign_on_identities_one_per_account UNIQUE (user_id, issuer)
);
