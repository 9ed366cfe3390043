-- Two years of a large university: :events events of which most are over, :rsvps RSVPs by :people people, each with its
-- decision, and who came. Persons 0 to :people and the event functions' tables are there.

-- Nothing of this is told to anybody.
SET session_replication_role = replica;
-- What is searched stands in the events' own rows.
ALTER TABLE events.events ENABLE ALWAYS TRIGGER events_search;

INSERT INTO events.users (id, email, name, role, is_trusted)
SELECT ('01900000-0000-7000-b000-' || (100000000000 + n))::uuid, 'organizer' || n || '@campus.example',
    'Organizer ' || n, 'organizer', true
FROM generate_series(1, 200) AS n;

INSERT INTO events.venues (id, name, capacity)
SELECT ('01900000-0000-7000-d000-' || (100000000000 + n))::uuid, 'Hall ' || n, 150 FROM generate_series(1, 40) AS n;

-- One week in ten lies ahead.
INSERT INTO events.events (
    id, title, description, category, location, start_time, end_time, timezone, max_attendees, state, organizer_id,
    current_attendees, decision_number, checked_in_count
)
SELECT ('01900000-0000-7000-8100-' || (100000000000 + n))::uuid, 'Event ' || n, 'What there is every week.',
    (ARRAY['Workshop', 'Seminar', 'Social', 'Sports', 'Cultural', 'Career', 'Hackathon', 'Conference', 'Club Meeting',
        'Other'])[1 + n % 10],
    'Main hall', start, start + interval '2 hours', 'Europe/Berlin', :rsvps / :events * 6 / 5, 'published',
    ('01900000-0000-7000-b000-' || (100000000001 + n % 200))::uuid, :rsvps / :events,
    :rsvps / :events * CASE WHEN start < now() - interval '2 hours' THEN 2 ELSE 1 END,
    CASE WHEN start < now() - interval '2 hours' THEN :rsvps / :events ELSE 0 END
FROM generate_series(1, :events) AS n
CROSS JOIN LATERAL (SELECT now() + n * (interval '730 days' / :events) - interval '657 days' AS start) AS t;

-- Half of them at a venue; those at the same are far enough apart.
UPDATE events.events AS e SET venue_id = ('01900000-0000-7000-d000-' || (100000000001 + n))::uuid
FROM (
    SELECT id, substring(title FROM 7)::integer % 80 AS n FROM events.events WHERE title LIKE 'Event %'
) AS t
WHERE t.id = e.id AND t.n < 40;

-- 263 has no divisor in common with the number of people: nobody comes twice to an event.
INSERT INTO events.rsvps (id, event_id, user_id, name, email, status, checked_in_at, created_at)
SELECT ('01920000-0000-7000-9000-' || (100000000000 + n * 1000 + k))::uuid,
    ('01900000-0000-7000-8100-' || (100000000000 + n))::uuid,
    ('01900000-0000-7000-a000-' || (100000000001 + (n * 7919 + k * 263) % :people))::uuid, 'Somebody', 'somebody@x.example',
    'confirmed', CASE WHEN e.checked_in_count > 0 THEN e.start_time END, e.start_time - interval '1 day' * (1 + k % 14)
FROM generate_series(1, :events) AS n CROSS JOIN generate_series(0, :rsvps / :events - 1) AS k
JOIN events.events AS e ON e.id = ('01900000-0000-7000-8100-' || (100000000000 + n))::uuid;

INSERT INTO events.decisions (event_id, number, at, kind, rsvp_id, seats, seats_taken, waiting)
SELECT r.event_id, row_number() OVER (PARTITION BY r.event_id ORDER BY r.created_at, r.id), r.created_at, 'confirmed', r.id,
    :rsvps / :events * 6 / 5, row_number() OVER (PARTITION BY r.event_id ORDER BY r.created_at, r.id), 0
FROM events.rsvps AS r;

INSERT INTO events.decisions (event_id, number, at, kind, rsvp_id, seats, seats_taken, waiting)
SELECT r.event_id, :rsvps / :events + row_number() OVER (PARTITION BY r.event_id ORDER BY r.id), r.checked_in_at,
    'checked_in', r.id, :rsvps / :events * 6 / 5, :rsvps / :events, 0
FROM events.rsvps AS r WHERE r.checked_in_at IS NOT NULL;

SET session_replication_role = DEFAULT;
VACUUM (ANALYZE) events.events, events.rsvps, events.decisions, events.users;

ALTER TABLE events.events ENABLE TRIGGER events_search;
