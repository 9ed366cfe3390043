// What ours is compared with: an Express service that gives seats the usual safe way, in one transaction a request:
// lock the event, look, insert, count. As few round trips as that allows while the row is locked, prepared statements,
// a pool, and a token is verified once.
const crypto = require("crypto");
const fs = require("fs");
const express = require("express");
const { Pool, types } = require("pg");

// Times as PostgreSQL prints them in UTC, made RFC 3339: quicker than a Date on the way.
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => text.replace(" ", "T").replace("+00", "Z"));
types.setTypeParser(types.builtins.INT8, Number);

// Where the database is stands in PGHOST, PGPORT, PGUSER and PGDATABASE.
const pool = new Pool({
  max: Number(process.env.POOL_SIZE),
  options: "-c timezone=UTC",
});

const publicKey = crypto.createPublicKey(fs.readFileSync(process.env.JWT_PRIVATE_KEY_FILE));
// By token, what it says: a signature is checked once. In order of arrival, so that the oldest goes.
const verified = new Map();
const verifiedLimit = 131072;

function verify(token) {
  const parts = token.split(".");
  if (parts.length !== 3 || JSON.parse(Buffer.from(parts[0], "base64url")).alg !== "ES256") return undefined;
  const key = { key: publicKey, dsaEncoding: "ieee-p1363" };
  const signature = Buffer.from(parts[2], "base64url");
  if (!crypto.verify("sha256", Buffer.from(`${parts[0]}.${parts[1]}`), key, signature)) return undefined;
  const claims = JSON.parse(Buffer.from(parts[1], "base64url"));
  if (claims.iss !== process.env.PUBLIC_URL) return undefined;
  if (verified.size >= verifiedLimit) verified.delete(verified.keys().next().value);
  verified.set(token, claims);
  return claims;
}

function authenticate(request, response, next) {
  const token = (request.headers.authorization || "").replace(/^bearer /i, "");
  let claims = verified.get(token);
  try {
    claims ??= verify(token);
  } catch {
    // No JWT at all.
  }
  if (!claims || claims.exp * 1000 <= Date.now()) {
    return response.status(401).json({ title: "The access token is not valid or has expired", status: 401 });
  }
  request.userID = claims.sub;
  next();
}

const lockEvent = `
  SELECT id, title, start_time, end_time, timezone, location, max_attendees, current_attendees, waitlist_count,
    waitlist_rank, waitlist_enabled, state, now() >= coalesce(rsvp_closes_at, end_time) AS is_closed
  FROM events.events WHERE id = $1 FOR UPDATE`;

// The RSVP, the mail about it and the counters; nothing when the person has one already.
const give = `
  WITH added AS (
    INSERT INTO events.rsvps (id, event_id, user_id, name, email, status, waitlist_rank)
    SELECT $1, $2::uuid, id, name, email, $4, $5 FROM events.users WHERE id = $3
    ON CONFLICT ON CONSTRAINT rsvps_one_per_person DO NOTHING
    RETURNING *
  ), told AS (
    INSERT INTO events.outbox (template, recipient, subject, context)
    SELECT 'rsvp_' || status, jsonb_build_object('user_id', user_id, 'name', name, 'email', email),
      jsonb_build_object('event_id', event_id, 'rsvp_id', id), $6::jsonb
    FROM added
  ), counted AS (
    UPDATE events.events AS e SET
      current_attendees = e.current_attendees + (added.status = 'confirmed')::integer,
      waitlist_count = e.waitlist_count + (added.status = 'waitlisted')::integer,
      waitlist_rank = e.waitlist_rank + (added.status = 'waitlisted')::integer
    FROM added WHERE e.id = $2
  )
  SELECT id, event_id, user_id, name, email, status, confirm_by, checked_in_at, created_at, updated_at FROM added`;

const known = `
  SELECT id, event_id, user_id, name, email, status, confirm_by, checked_in_at, created_at, updated_at,
    events.waitlist_position(rsvps) AS waitlist_position
  FROM events.rsvps WHERE event_id = $1 AND user_id = $2`;

async function decide(client, eventID, userID) {
  const { rows: events } = await client.query({ name: "lock", text: lockEvent, values: [eventID] });
  const event = events[0];
  if (!event || event.state !== "published") return { status: 404, body: { title: "There is no such event" } };
  const isConfirmed = event.current_attendees < event.max_attendees;
  if (event.is_closed || (!isConfirmed && !event.waitlist_enabled)) {
    return { status: 409, body: { title: "No seat is given" } };
  }
  const position = isConfirmed ? null : event.waitlist_count + 1;
  const context = {
    event_title: event.title, start_time: event.start_time, end_time: event.end_time, timezone: event.timezone,
    location: event.location, waitlist_position: position,
  };
  const { rows } = await client.query({
    name: "give",
    text: give,
    values: [
      crypto.randomUUID(), eventID, userID, isConfirmed ? "confirmed" : "waitlisted",
      isConfirmed ? null : event.waitlist_rank + 1, context,
    ],
  });
  if (rows.length > 0) return { status: 201, body: { ...rows[0], waitlist_position: position } };
  const { rows: old } = await client.query({ name: "known", text: known, values: [eventID, userID] });
  return { status: 200, body: old[0] };
}

const app = express();
app.disable("x-powered-by");
app.disable("etag");

app.get("/health", (request, response) => response.json({ status: "ok" }));

app.get("/api/v1/auth/me", authenticate, async (request, response, next) => {
  try {
    const text = "SELECT id, email, name, role, affiliation FROM events.users WHERE id = $1";
    const { rows } = await pool.query({ name: "me", text, values: [request.userID] });
    response.json(rows[0]);
  } catch (error) {
    next(error);
  }
});

app.post("/api/v1/events/:id/rsvp", authenticate, async (request, response, next) => {
  let client, failure;
  try {
    client = await pool.connect();
    await client.query("BEGIN");
    const answer = await decide(client, request.params.id, request.userID);
    await client.query("COMMIT");
    if (answer.status === 201) response.location(`/api/v1/rsvps/${answer.body.id}`);
    response.status(answer.status).json(answer.body);
  } catch (error) {
    failure = error;
    next(error);
  } finally {
    // A connection of a failed transaction is not used again.
    if (client) client.release(failure);
  }
});

app.listen(Number(process.env.PORT), "127.0.0.1");
