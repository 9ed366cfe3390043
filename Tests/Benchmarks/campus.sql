-- A campus for measuring: psql -v events=200000 -v rsvps=2000000 -v ON_ERROR_STOP=1 -f campus.sql DATABASE
--
-- The schema must be there and empty. The same sizes give the same campus; other sizes give another of the same
-- kind. The ids are numbers at the end of a fixed UUID, so that programs draw them without asking the database:
-- 01900000-0000-7000-8000-100000NNNNNN is event N of 1…events, with a000 instead of 8000 person N, with 9000 RSVP N.
-- The last two hundredths of the events are drafts or wait for approval.
\set people (2000 + :events / 4)
\set organizers (1 + :events / 100)
\set venues (10 + :events / 2000)
SET synchronous_commit = off;
SET work_mem = '256MB';
BEGIN;
SELECT setseed(0.2025);

CREATE FUNCTION pg_temp.numbered(kind text, n bigint) RETURNS uuid LANGUAGE sql STABLE
RETURN ('01900000-0000-7000-' || kind || '-' || (100000000000 + n))::uuid;
-- One of a list, by a number of 0 to 1.
CREATE FUNCTION pg_temp.pick(list text[], draw double precision) RETURNS text LANGUAGE sql IMMUTABLE
RETURN list[1 + floor(draw * cardinality(list))::integer];

CREATE TEMP TABLE word AS SELECT
    ARRAY['Introduction to', 'Evening of', 'Workshop:', 'Talk:', 'Meeting on', 'Panel:', 'Summer school of',
        'Reading circle:', 'Open lab:', 'Tournament of', 'Night of', 'Careers in', 'Exhibition:', 'Advanced',
        'Guest lecture:', 'Hack day:'] AS form,
    ARRAY['Robotics', 'Jazz', 'Climate', 'Chess', 'Genomics', 'Pottery', 'Astronomy', 'Debate', 'Statistics',
        'Salsa', 'Photography', 'Compilers', 'Philosophy', 'Rowing', 'Theatre', 'Economics', 'Poetry', 'Beekeeping',
        'Typography', 'Volleyball', 'Neuroscience', 'Law', 'Gardening', 'Cryptography', 'Film', 'Architecture',
        'Fencing', 'Linguistics', 'Oceanography', 'Improvisation', 'Café économie', 'Entrepreneurship', 'Cycling',
        'Archaeology', 'Databases', 'Yoga', 'Quantum optics', 'Public health', 'Basketball', 'Calligraphy',
        'Game design', 'Choir', 'Geology', 'First aid', 'Investing', 'Mathematics', 'Sign language', 'Climbing',
        'Journalism', 'Cooking', 'Sustainability', 'Chemistry', 'Swimming', 'Machine learning', 'Urban planning',
        'Folk music', 'Embedded systems', 'Ethics', 'Running', 'Nanotechnology'] AS topic,
    ARRAY['with', 'by', 'hosted by', 'led by'] AS joint,
    ARRAY['Al', 'Ber', 'Cor', 'Dal', 'Els', 'Fer', 'Gro', 'Hal', 'Is', 'Jor', 'Kal', 'Lin', 'Mar', 'Nor', 'Os',
        'Pet', 'Ro', 'Sol', 'Tor', 'Ves'] AS onset,
    ARRAY['an', 'den', 'e', 'i', 'in', 'man', 'o', 'ra', 'sen', 'ta'] AS middle,
    ARRAY['berg', 'dahl', 'ez', 'hof', 'ini', 'ko', 'li', 'quist', 'sson', 'wood', 'ya', 'zig'] AS coda,
    ARRAY['Main hall', 'Library', 'Science building', 'Sports centre', 'Student union', 'Old mill', 'Arts house',
        'Garden', 'Engineering block', 'Observatory'] AS building,
    ARRAY['Bring a laptop and something to write with.', 'No earlier knowledge is needed; questions are welcome.',
        'There will be snacks, and time to meet each other afterwards.',
        'Seats are few, so give yours back if you cannot come.',
        'The room can be reached without steps, and there is an induction loop.',
        'Slides and exercises will be shared with everyone who took part.',
        'We begin on time and end with a discussion.',
        'Small groups work on an example of their own, with help from older students.',
        'The second half looks at what went wrong in practice, and why.',
        'Participants receive a certificate on request.', 'Doors open a quarter of an hour before the beginning.',
        'The language is English; interpreters can be arranged.'] AS sentence,
    ARRAY['Workshop', 'Seminar', 'Social', 'Sports', 'Cultural', 'Career', 'Hackathon', 'Conference', 'Club Meeting',
        'Other'] AS category;

INSERT INTO events.users (id, email, name, role, affiliation, is_trusted, created_at, public_name)
SELECT pg_temp.numbered('a000', n), 'person' || n || '@campus.example',
    pg_temp.pick(onset, random()) || pg_temp.pick(middle, random()) || ' '
        || pg_temp.pick(onset, random()) || pg_temp.pick(middle, random()) || pg_temp.pick(coda, random()),
    CASE WHEN n <= :organizers THEN 'organizer' ELSE 'student' END,
    CASE WHEN n <= :organizers THEN 'staff' ELSE 'student' END, n <= :organizers, now() - interval '3 years',
    CASE WHEN n <= :organizers THEN 'Organizer ' || n END
FROM generate_series(1, :people) AS n CROSS JOIN word;

INSERT INTO events.venues (id, name, building, capacity, created_at)
SELECT pg_temp.numbered('b000', n), 'Room ' || n, pg_temp.pick(building, random()), 350 + n % 10 * 50,
    now() - interval '3 years'
FROM generate_series(1, :venues) AS n CROSS JOIN word;

-- What chance decides of each event. A tenth is to come, half of that within half a year; the rest was in the last two
-- years. Days have four slots, and who draws a venue's slot second has no venue.
CREATE TEMP TABLE draw AS
SELECT n, form, topic, name, array_to_string(sentence[first:first + more], ' ') AS sentences, category, state, duration,
    room, place, organizer, CASE
        WHEN wants_venue AND row_number() OVER (PARTITION BY wants_venue, venue, slot ORDER BY n) = 1 THEN venue
    END AS venue,
    slot + CASE WHEN duration <= 2 THEN quarter * interval '15 minutes' ELSE interval '0' END AS start_time,
    -- How much it is wanted: a few events by very many.
    CASE WHEN state IN ('published', 'cancelled') THEN least(power(1 - demand, -0.6), 250) ELSE 0 END AS weight,
    capacity
FROM (
    SELECT n, pg_temp.pick(form, random()) AS form, pg_temp.pick(topic, random()) AS topic,
        pg_temp.pick(joint, random()) || ' ' || pg_temp.pick(onset, random()) || pg_temp.pick(middle, random())
            || pg_temp.pick(coda, random()) AS name,
        sentence, 1 + floor(random() * 8)::integer AS first, 1 + floor(random() * 4)::integer AS more,
        pg_temp.pick(category, random()) AS category,
        CASE
            WHEN n > :events * 0.99 THEN 'pending'
            WHEN n > :events * 0.98 THEN 'draft'
            WHEN random() < 0.02 THEN 'cancelled'
            ELSE 'published'
        END AS state,
        1 + floor(random() * 4)::integer AS duration, 1 + floor(random() * 400)::integer AS room,
        pg_temp.pick(building, random()) AS place, 1 + floor(random() * :organizers)::bigint AS organizer,
        random() < 0.4 AS wants_venue, 1 + floor(random() * :venues)::bigint AS venue,
        floor(random() * 8) AS quarter, random() AS demand, random() AS capacity,
        date_trunc('day', now()) + interval '8 hours' + interval '4 hours' * floor(random() * 4) + interval '1 day' * floor(
            CASE WHEN random() < 0.1 THEN 729 * power(random(), 2) ELSE -730 * random() END
        ) AS slot
    FROM generate_series(1, :events::bigint) AS n CROSS JOIN word
) AS chance;

-- How many RSVPs each has, of :rsvps in all: whole numbers that add up. Every twelfth was given back.
CREATE TEMP TABLE demand AS
SELECT n, before, upto - before AS arrivals, upto - before - (upto - before) / 12 AS standing, seats
FROM (
    SELECT n, upto, lag(upto, 1, 0::bigint) OVER (ORDER BY n) AS before,
        (CASE WHEN capacity < 0.75 THEN 20 + capacity * 400 ELSE 5 + (capacity - 0.75) * 40 END)::integer AS seats
    FROM (
        SELECT n, capacity,
            round(:rsvps * sum(weight) OVER (ORDER BY n) / sum(weight) OVER ())::bigint AS upto
        FROM draw
    ) AS shared
) AS share;

-- Nobody is told of them, nor reminded.
ALTER TABLE events.events DISABLE TRIGGER events_announced;
INSERT INTO events.events (
    id, title, description, category, location, venue_id, start_time, end_time, timezone, max_attendees,
    current_attendees, waitlist_count, waitlist_rank, state, organizer_id, created_at, updated_at, is_over, popularity,
    withdrawn_at
)
SELECT pg_temp.numbered('8000', n), form || ' ' || topic || ' ' || name,
    topic || ' for everyone on campus, ' || name || '. ' || sentences, category,
    CASE WHEN venue IS NULL THEN place || ', room ' || room ELSE 'Room ' || venue END,
    pg_temp.numbered('b000', venue), start_time, start_time + interval '1 hour' * duration, 'Europe/Berlin', seats,
    least(standing, seats), greatest(standing - seats, 0), greatest(standing - seats, 0), state,
    pg_temp.numbered('a000', organizer), created_at, created_at, start_time + interval '1 hour' * duration <= now(),
    standing, CASE WHEN state = 'cancelled' THEN created_at END
FROM draw JOIN demand USING (n)
    CROSS JOIN LATERAL (
        SELECT least(start_time - interval '30 days', date_trunc('hour', now())) AS created_at
    ) AS creation
ORDER BY n;

-- The arrivals of an event are people a fixed step apart, so that nobody comes twice.
INSERT INTO events.rsvps (
    id, event_id, user_id, name, email, status, waitlist_rank, checked_in_at, created_at, updated_at
)
SELECT pg_temp.numbered('9000', number), arrival.event_id, users.id, users.name, users.email, status,
    CASE WHEN status = 'waitlisted' THEN place - seats END,
    CASE WHEN status = 'confirmed' AND start_time < now() AND number % 4 > 0 THEN start_time END, at, at
FROM (
    SELECT before + i AS number, pg_temp.numbered('8000', n) AS event_id,
        pg_temp.numbered('a000', 1 + (n * 104729 + i * 7919) % :people) AS user_id, seats, start_time,
        i - i / 12 AS place,
        CASE WHEN i % 12 = 0 THEN 'cancelled' WHEN i - i / 12 <= seats THEN 'confirmed' ELSE 'waitlisted' END AS status,
        least(start_time, now()) - interval '14 days' * (1 - i::double precision / (arrivals + 1)) AS at
    FROM demand JOIN draw USING (n) CROSS JOIN LATERAL generate_series(1, arrivals) AS i
    ORDER BY n, i
) AS arrival JOIN events.users ON users.id = arrival.user_id;
ALTER TABLE events.events ENABLE TRIGGER events_announced;
COMMIT;
VACUUM (ANALYZE) events.users, events.venues, events.events, events.rsvps;
