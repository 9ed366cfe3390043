-- Who watches an event hears when nine of ten seats are taken, each time it comes to that. As a trigger it says so
-- whatever takes the seats or takes them away; what it costs a decision is the comparison.

CREATE FUNCTION events.warn_of_capacity() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM events.record_change('capacity:warning', NEW, jsonb_build_object(
        'id', NEW.id, 'title', NEW.title, 'current_attendees', NEW.current_attendees,
        'waitlist_count', NEW.waitlist_count, 'max_attendees', NEW.max_attendees
    ));
    RETURN NULL;
END
$$;

CREATE TRIGGER events_nearly_full
    AFTER UPDATE OF current_attendees, max_attendees ON events.events
    FOR EACH ROW
    WHEN (
        NEW.state = 'published'
        AND 10 * NEW.current_attendees >= 9 * NEW.max_attendees
        AND 10 * OLD.current_attendees < 9 * OLD.max_attendees
    )
    EXECUTE FUNCTION events.warn_of_capacity();
