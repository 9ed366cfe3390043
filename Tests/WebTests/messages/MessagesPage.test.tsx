import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OLGA, SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const MESSAGES = "/api/v1/events/e1/messages";
const SENT = {
  id: "m1", event_id: "e1", sender_id: "u2", sender_name: "Olga Organizer", audience: "confirmed", subject: "Bring a pen",
  message: "There will be a quiz.", created_at: "2026-02-01T10:00:00Z", told_count: 12, told_at: "2026-02-01T10:00:01Z",
};
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(account = OLGA): Promise<void> {
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ organizer_id: "u2", current_attendees: 12, waitlist_count: 1 }));
  page.server.answer(`GET ${MESSAGES}`, 200, [SENT]);
  page.campus.session.signIn(account);
  await page.open("/events/e1/messages");
}

test("before a message goes it is said how many get it, and it joins those that were sent", async () => {
  await open();
  assert.match(page.text, /Bring a pen.*12 people were told/);
  assert(page.button("Send to 12 people"));
  await page.take("Everyone on the waitlist");
  assert(page.button("Send to 1 person"));
  await page.take("Both");
  await page.type("Subject", " Rain ");
  await page.type("Message", "Bring a coat.\n\nSee you!");
  page.server.answer(`POST ${MESSAGES}`, 201, { ...SENT, id: "m2", subject: "Rain", audience: "everyone", told_count: 0, told_at: undefined });
  await page.press("Send to 13 people");
  assert.deepEqual(page.server.asked(`POST ${MESSAGES}`)[0]?.body, { subject: "Rain", message: "Bring a coat.\n\nSee you!", audience: "everyone" });
  assert.deepEqual([...document.querySelectorAll(".sent-message h3")].map((heading) => heading.textContent), ["Rain", "Bring a pen"]);
  assert.match(page.text, /On its way to 13 people\./);
});

test("a refusal is said, and what was written stays", async () => {
  await open();
  await page.type("Subject", "Rain");
  await page.type("Message", "Bring a coat.");
  page.server.answer(`POST ${MESSAGES}`, 429, { detail: "Five messages a day are taken for an event" }, { "retry-after": "3600" });
  await page.press("Send to 12 people");
  assert.match(page.text, /Five messages a day are taken for an event\. Wait 60 minutes/);
  assert.equal(document.querySelector("textarea")?.value, "Bring a coat.");
});

test("what is typed while a message goes stays for the next", async () => {
  await open();
  await page.type("Subject", "Rain");
  await page.type("Message", "Bring a coat.");
  const release = page.server.hold(`POST ${MESSAGES}`, 201, { ...SENT, id: "m2", subject: "Rain", told_count: 0, told_at: undefined });
  await page.press("Send to 12 people");
  await page.type("Message", "And boots.");
  await page.settle(release);
  assert.equal(document.querySelector("textarea")?.value, "And boots.");
  assert.equal(document.querySelector<HTMLInputElement>("[name=subject]")?.value, "");
});

test("the same message whose answer was lost goes with the same key, another one with another", async () => {
  await open();
  await page.type("Subject", "Rain");
  await page.type("Message", "Bring a coat.");
  page.server.drop(`POST ${MESSAGES}`);
  await page.press("Send to 12 people");
  await page.press("Send to 12 people");
  const keys = () => new Set(page.server.asked(`POST ${MESSAGES}`).map(({ headers }) => headers["Idempotency-Key"]));
  assert.equal(keys().size, 1);
  await page.type("Message", "Bring boots.");
  await page.press("Send to 12 people");
  assert.equal(keys().size, 2);
});

test("nothing goes without words", async () => {
  await open();
  await page.press("Send to 12 people");
  assert.deepEqual(page.server.asked(`POST ${MESSAGES}`), []);
  assert.equal(document.querySelectorAll("[aria-invalid]").length, 2);
});

test("others see neither the form nor what was sent", async () => {
  await open(SAM);
  assert.match(page.text, /Only the event’s organizers see this/);
  assert.deepEqual(page.server.asked(`GET ${MESSAGES}`), []);
});
