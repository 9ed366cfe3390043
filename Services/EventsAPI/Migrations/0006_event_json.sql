-- An event as open pages are told of it; the same members as the API's event object.
CREATE FUNCTION events.event_json(e events.events) RETURNS jsonb
LANGUAGE sql STABLE
RETURN to_jsonb(e) - 'state' - 'waitlist_rank' - 'online_url' || jsonb_build_object(
    'online_url', NULL,
    'status', CASE
        WHEN e.state <> 'published' THEN e.state
        WHEN now() < e.start_time THEN 'upcoming'
        WHEN now() < e.end_time THEN 'ongoing'
        ELSE 'completed'
    END
);
