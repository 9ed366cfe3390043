import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { addDays, dayHere } from "../../../Services/Frontend/Web/src/figures/Day";
import { ADA, OLGA, SAM } from "../support/accounts";
import { CampusPage } from "../support/CampusPage";
import { activity, eventSummary, statistics, statisticsPeriod, SUMS } from "../support/figures";

const ROOT = "GET /api/v1/analytics";
const LISTS = ["categories", "venues", "organizers", "monthly", "trends", "attendance", "capacity", "activity"];
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

/** Every list is empty that `answers` says nothing of. */
async function open(address: string, answers: Readonly<Record<string, unknown>> = {}, account = OLGA): Promise<void> {
  for (const name of LISTS) page.server.answer(`${ROOT}/${name}`, 200, answers[name] ?? []);
  page.server.answer(`${ROOT}/statistics`, 200, answers["statistics"] ?? statistics());
  page.server.answer("GET /api/v1/groups", 200, answers["groups"] ?? []);
  page.server.answer("GET /api/v1/admin/waiting", 200, answers["waiting"] ?? { approvals: 0, dead_letters: 0 });
  page.campus.session.signIn(account);
  await page.open(address);
  await page.goLive();
}

const asked = (name: string) => {
  const requests = page.server.asked(`${ROOT}/${name}`);
  return requests[requests.length - 1]?.url.split("?")[1];
};
const card = (id: string) => document.querySelector(`[data-testid=figure-${id}]`)?.textContent ?? "";
const panel = (title: string) => {
  return [...document.querySelectorAll(".figure-panel")].find((found) => found.querySelector("h2")?.textContent === title) ?? null;
};
const table = (title: string) => {
  return [...panel(title)?.querySelectorAll("tbody tr") ?? []].map((row) => [...row.children].map((cell) => cell.textContent));
};

test("the sums of the last 30 days are told, each against as many days before", async () => {
  const previous = statisticsPeriod({
    from: "2026-10-02", to: "2026-10-31", total_events: 40, total_rsvps: 1301, unique_attendees: 0, average_attendance_rate: 0.79,
    fill_rate: 0.8,
  });
  await open("/organizer/figures", { statistics: statistics({ previous }) });
  const today = dayHere(Date.now());
  assert.equal(asked("statistics"), `from=${addDays(today, -29)}&to=${today}`);
  assert.match(card("events"), /^Events423 to come, 1 on now, 38 over↑ 5% 40 before5% more than the 40 of Oct 2.+31, 2026\.$/);
  assert.match(card("rsvps"), /1,30157 waiting→ .*As many as in/);
  assert.match(card("people"), /803.*0 before.*After 0 in/);
  assert.match(card("attendance"), /83\.2%988 came↑ 4\.2 points 79% before/);
  assert.match(card("fill"), /77\.4%of 1,680 seats↓ 2\.6 points/);
  assert.match(document.querySelector("[data-testid=period]")?.textContent ?? "", /compared with Oct 2.+31, 2026\..*times of day are in yours, UTC/);
});

test("without an end of the time nothing is compared, and without anybody there is no rate", async () => {
  const nobody = statistics({
    from: null, to: null, total_events: 0, upcoming_events: 0, ongoing_events: 0, past_events: 0, total_rsvps: 0, total_seats: 0,
    unique_attendees: 0, fill_rate: null, average_attendance_rate: null,
  });
  await open("/organizer/figures?period=all", { statistics: nobody });
  assert.equal(asked("statistics"), "");
  assert.equal(document.querySelector(".change"), null);
  assert.match(card("attendance"), /–nobody checked in yet/);
  assert.match(panel("Coming events")?.textContent ?? "", /Nothing is coming\.Create event/);
  assert.match(page.text, /No event begins in this time/);
  assert.match(page.text, /Nothing needs you right now/);
});

test("time, category and group stand in the address and are asked for", async () => {
  await open("/organizer/figures", { groups: [
    { id: "g1", name: "Chess club", description: "", my_role: "owner" },
    { id: "g2", name: "Door team", description: "", my_role: "check-in" },
  ] });
  await page.take("This half-year");
  await page.choose("category", "Social");
  await page.choose("group", "g1");
  assert.equal(window.location.search, "?period=half-year&category=Social&group=g1");
  assert.match(asked("categories") ?? "", /^from=\d{4}-0[17]-01&to=\d{4}-(06-30|12-31)&category=Social&group_id=g1$/);
  assert.match(asked("capacity") ?? "", /^limit=50&category=Social&group_id=g1$/, "what is to come is, whatever time is chosen");
  const options = [...document.querySelectorAll("[name=group] option")].map((option) => option.textContent);
  assert.deepEqual(options, ["All groups", "Chess club"], "whoever only checks in has no figures of a group");
});

test("days are chosen from those that are shown, and must not end before they begin", async () => {
  await open("/organizer/figures?period=month");
  await page.take("Choose days");
  const shown = new URLSearchParams(window.location.search);
  assert.match(shown.get("from") ?? "", /-01$/);
  const before = page.server.asked(`${ROOT}/statistics`).length;
  await page.typeInto(document.querySelector("[name=to]"), "2001-01-01");
  assert.match(page.text, /The last day is before the first/);
  assert.equal(page.server.asked(`${ROOT}/statistics`).length, before);
  assert.equal(document.querySelector("[name=to]")?.getAttribute("aria-invalid"), "true");
  await page.typeInto(document.querySelector("[name=from]"), "2000-12-01");
  assert.equal(asked("statistics"), "from=2000-12-01&to=2001-01-01");
});

test("where nothing can be drawn, the numbers stand in their table; the server makes the file", async () => {
  const today = dayHere(Date.now());
  const point = { from: today, confirmed: 1200, waitlisted: 20, promoted: 3, cancelled: 12, checked_in: 362 };
  await open("/organizer/figures", {
    trends: [{ ...point, from: addDays(today, -30), confirmed: 7 }, point],
    categories: [{ ...SUMS, category: "Workshop" }],
    monthly: [{ ...SUMS, month: "2026-11", unique_attendees: 300 }],
    venues: [{ ...SUMS, venue_id: "v1", name: "Aula", capacity: 40, hours: 2.5, utilisation: 1.05 }],
  });
  assert.deepEqual(table("RSVPs by day").map((row) => row.slice(1)), [["1,200", "20", "3", "12", "362", "7"]]);
  assert.deepEqual(table("Categories"), [["Workshop", "12", "480", "431", "20", "362", "89.8%", "88.1%"]]);
  assert.deepEqual(table("Month by month"), [["Nov 2026", "300", "12", "480", "431", "20", "362", "89.8%", "88.1%"]]);
  assert.deepEqual(table("Venues")[0]?.slice(0, 4), ["Aula", "40", "2.5", "105%"]);
  assert.match(asked("trends") ?? "", /^step=day&months=[34]$/);

  const saved: string[] = [];
  URL.createObjectURL = () => "blob:";
  window.HTMLAnchorElement.prototype.click = function click() {
    saved.push(this.download);
  };
  page.server.forget(`${ROOT}/categories`).answer(`${ROOT}/categories`, 503, {});
  await page.press("CSV: Categories");
  assert.match(panel("Categories")?.textContent ?? "", /is very busy/);
  page.server.only(`${ROOT}/categories`, 200, "category,events");
  await page.press("CSV: Categories");
  assert.match(asked("categories") ?? "", /&format=csv$/);
  assert.deepEqual(saved, [`categories-${addDays(today, -29)}-${today}.csv`]);
  assert.doesNotMatch(panel("Categories")?.textContent ?? "", /is very busy/);
});

test("a table is copied, or it is said why not", async () => {
  let copied = "";
  let isAllowed = true;
  const clipboard = { writeText: async (text: string) => {
    if (!isAllowed) throw new Error("NotAllowedError");
    copied = text;
  } };
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
  await open("/organizer/figures", { categories: [{ ...SUMS, category: "Workshop" }] });
  await page.press("Copy: Categories");
  assert.equal(copied.split("\n")[1], "Workshop\t12\t480\t431\t20\t362\t89.8%\t88.1%");
  assert.match(panel("Categories")?.textContent ?? "", /Copied\./);
  isAllowed = false;
  await page.press("Copy: Categories");
  assert.match(panel("Categories")?.textContent ?? "", /does not allow copying/);
  Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
});

test("the fullest events come first on the board, and those that somebody should look at stand at the top", async () => {
  await open("/organizer/figures", { capacity: [
    eventSummary({ event_id: "e1", title: "Chess", rsvps: 40, waiting: 14 }),
    eventSummary({ event_id: "e2", title: "Choir", rsvps: 39 }),
    eventSummary({ event_id: "e3", title: "Hike", rsvps: 3 }),
    eventSummary({ event_id: "e4", title: "Begun", rsvps: 40, start_time: "2026-01-01T10:00:00Z" }),
  ] });
  const needs = [...document.querySelectorAll(".need")].map((need) => `${need.getAttribute("href")} ${need.textContent}`);
  assert.equal(needs.length, 2);
  assert.match(needs[0] ?? "", /^\/events\/e1\/figures ChessFull, 14 waiting · /);
  assert.match(needs[1] ?? "", /ChoirFull|Choir1 seat left · /);
  assert.deepEqual([...document.querySelectorAll(".board h3")].map((title) => title.textContent), ["Chess", "Choir", "Hike"]);
});

test("administrators see all, organizers compared, and what waits for them", async () => {
  await open("/admin/figures", {
    organizers: [{ ...SUMS, organizer_id: "u2", name: "Olga Organizer" }],
    waiting: { approvals: 2, dead_letters: 1 },
  }, ADA);
  const needs = [...document.querySelectorAll(".need")].map((need) => `${need.getAttribute("href")} ${need.textContent}`);
  assert.match(needs[0] ?? "", /^\/admin 2 events wait for approval/);
  assert.match(needs[1] ?? "", /^\/admin\/dead-letters 1 notification failed/);
  assert.equal(table("Organizers")[0]?.[0], "Olga Organizer");
});

test("organizers are not asked what only administrators may", async () => {
  await open("/organizer/figures");
  assert.equal(page.server.asked(`${ROOT}/organizers`).length, 0);
  assert.equal(page.server.asked("GET /api/v1/admin/waiting").length, 0);
  assert.equal(panel("Organizers"), null);
});

test("students are told that figures are not theirs, and nothing is asked for", async () => {
  await open("/organizer/figures", {}, SAM);
  assert.match(page.text, /Only organizers and administrators see figures/);
  assert.equal(page.server.asked(`${ROOT}/statistics`).length, 0);
});

test("what happens shows without a press, once it is counted", async () => {
  await open("/organizer/figures");
  page.server.only(`${ROOT}/statistics`, 200, statistics({ total_rsvps: 1302 }));
  page.server.only(`${ROOT}/activity`, 200, [activity({ kind: "waitlisted", title: "Choir", seats_taken: 40, waiting: 3 })]);
  const data = { id: "e7", current_attendees: 40, waitlist_count: 3, max_attendees: 40 };
  await page.settle(() => page.live.socket.tell({ type: "capacity:changed", cursor: "1-1", data }));
  assert.match(card("rsvps"), /1,301/);
  await page.wait(1_200);
  assert.match(card("rsvps"), /1,302/);
  assert.match(panel("Live activity")?.textContent ?? "", /On the waitlist · Choir40 of 40, 3 waiting/);
});

test("a part that fails says what to do, and the others stand", async () => {
  await open("/organizer/figures");
  page.server.only(`${ROOT}/venues`, 500, {});
  await page.take("This half-year");
  assert.match(panel("Venues")?.textContent ?? "", /Something went wrong on our side.*Try again/);
  assert.match(card("events"), /42/);
});
