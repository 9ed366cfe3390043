-- Clubs, institutes and offices: events belong to them, and their members organize those together.
CREATE TABLE events.groups (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    description text NOT NULL DEFAULT '' CHECK (char_length(description) <= 2000),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1
);

-- Names that only differ in case or accents would be taken for one another. Folded and not just in lower case, since a
-- database of the locale C knows no letters but those of English. The list is in this order too.
CREATE UNIQUE INDEX groups_name ON events.groups (events.fold(name));

CREATE TABLE events.group_members (
    group_id uuid NOT NULL REFERENCES events.groups (id) ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES events.users (id),
    -- Owners say who is a member; they and editors manage the group's events; who checks in works at their doors.
    role text NOT NULL CHECK (role IN ('owner', 'editor', 'check-in')),
    added_at timestamptz NOT NULL DEFAULT now(),
    added_by uuid REFERENCES events.users (id),
    PRIMARY KEY (group_id, user_id)
);

CREATE INDEX group_members_by_user ON events.group_members (user_id, group_id);

-- A group that has members has an owner, whatever a program does. The group's row is locked first, so that of two
-- owners who leave at once the second sees that the first has gone.
CREATE FUNCTION events.require_owner() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM FROM events.groups WHERE id = OLD.group_id FOR NO KEY UPDATE;
    IF FOUND AND EXISTS (SELECT FROM events.group_members WHERE group_id = OLD.group_id)
        AND NOT EXISTS (SELECT FROM events.group_members WHERE group_id = OLD.group_id AND role = 'owner')
    THEN
        RAISE EXCEPTION 'a group must have an owner'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'group_members_owner';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER group_members_owner AFTER UPDATE OR DELETE ON events.group_members
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'owner')
    EXECUTE FUNCTION events.require_owner();

-- Takes somebody whose account goes out of all groups. Where they were the last owner, the editor who has been there
-- longest takes over, or else who has worked at the door longest; a group that nobody is left in is administrators'.
CREATE FUNCTION events.leave_groups(p_user_id uuid) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    membership events.group_members;
    heir uuid;
BEGIN
    FOR membership IN SELECT * FROM events.group_members WHERE user_id = p_user_id ORDER BY group_id LOOP
        PERFORM FROM events.groups WHERE id = membership.group_id FOR NO KEY UPDATE;
        DELETE FROM events.group_members WHERE group_id = membership.group_id AND user_id = p_user_id;
        INSERT INTO events.audit_log (actor_id, action, subject_id, detail) VALUES (
            p_user_id, 'group.member_removed', membership.group_id,
            jsonb_build_object('user_id', p_user_id, 'was', membership.role)
        );
        CONTINUE WHEN EXISTS (
            SELECT FROM events.group_members WHERE group_id = membership.group_id AND role = 'owner'
        );
        UPDATE events.group_members SET role = 'owner' WHERE group_id = membership.group_id AND user_id = (
            SELECT user_id FROM events.group_members WHERE group_id = membership.group_id
            ORDER BY role = 'editor' DESC, added_at, user_id LIMIT 1
        ) RETURNING user_id INTO heir;
        IF heir IS NOT NULL THEN
            INSERT INTO events.audit_log (actor_id, action, subject_id, detail) VALUES (
                p_user_id, 'group.member_changed', membership.group_id,
                jsonb_build_object('user_id', heir, 'role', 'owner')
            );
        END IF;
    END LOOP;
END
$$;

-- Until now a group was a number that meant nothing.
ALTER TABLE events.events ADD CONSTRAINT events_group FOREIGN KEY (group_id) REFERENCES events.groups (id) NOT VALID;
UPDATE events.events SET group_id = NULL WHERE group_id IS NOT NULL;
ALTER TABLE events.events VALIDATE CONSTRAINT events_group;
CREATE INDEX events_by_group ON events.events (group_id, start_time, id) WHERE group_id IS NOT NULL;
