// What ours is compared with: an Express service that answers the same list and details from the same database, with
// a pool and prepared statements, as its guides for production say.
const express = require("express");
const { Pool, types } = require("pg");

// Times as PostgreSQL prints them in UTC, made RFC 3339: quicker than a Date on the way.
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => text.replace(" ", "T").replace("+00", "Z"));
types.setTypeParser(types.builtins.INT8, Number);

const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.POOL_SIZE),
  options: "-c timezone=UTC",
});

const columns = `
  id, title, description, category, location, venue_id, online_url, start_time, end_time, timezone, max_attendees,
  current_attendees, waitlist_count, waitlist_enabled, guests_allowed, visibility, state, organizer_id,
  organizer_name, image_url, rsvp_opens_at, rsvp_closes_at, group_id, series_id, created_at, updated_at, version`;

function event({ state, ...row }, now) {
  row.online_url = null;
  row.status = state;
  if (state === "published") {
    row.status = now < row.start_time ? "upcoming" : now < row.end_time ? "ongoing" : "completed";
  }
  return row;
}

const app = express();
app.disable("x-powered-by");
app.disable("etag");

app.get("/health", (request, response) => response.json({ status: "ok" }));

app.get("/api/v1/events", async (request, response, next) => {
  try {
    const now = new Date().toISOString();
    const { rows } = await pool.query({
      name: "list",
      text: `SELECT ${columns} FROM events.events
        WHERE state = 'published' AND NOT is_over AND end_time > $1 AND visibility = 'public'
        ORDER BY start_time, id LIMIT 50`,
      values: [now],
    });
    response.set("Cache-Control", "no-cache").json(rows.map((row) => event(row, now)));
  } catch (error) {
    next(error);
  }
});

app.get("/api/v1/events/:id", async (request, response, next) => {
  try {
    const { rows } = await pool.query({
      name: "detail",
      text: `SELECT ${columns} FROM events.events WHERE id = $1`,
      values: [request.params.id],
    });
    if (rows.length === 0) return response.status(404).json({ title: "There is no such event", status: 404 });
    response.set("Cache-Control", "no-cache").json(event(rows[0], new Date().toISOString()));
  } catch (error) {
    next(error);
  }
});

app.listen(Number(process.env.PORT), "127.0.0.1");
