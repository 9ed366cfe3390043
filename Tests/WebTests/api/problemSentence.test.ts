import "../support/dom";
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { problemSentence } from "../../../Services/Frontend/Web/src/api/problemSentence";
import { nextSteps } from "../../../Services/Frontend/Web/src/language/en/nextSteps";
import { problems } from "../../../Services/Frontend/Web/src/language/en/problems";
import { chooseLanguage, loadTexts } from "../../../Services/Frontend/Web/src/language/texts";
import { FakeStorage } from "../support/FakeStorage";

beforeEach(() => loadTexts("refusal"));
afterEach(() => chooseLanguage("en", new FakeStorage()));

test("after what the server says comes what to do about it", () => {
  assert.equal(
    problemSentence(409, { type: "/problems/event-full", detail: "Every seat is taken" }, null),
    "Every seat is taken. Come back later: seats come free when people cancel.",
  );
});

test("what a problem's own words say to do is not said twice", () => {
  const detail = "Confirm your address first: open the link in our mail";
  assert.equal(problemSentence(403, { type: "/problems/email-unverified", detail }, null), `${detail}.`);
});

for (const status of [400, 401, 403, 404, 409, 412, 413, 422, 503, 500]) {
  test(`an answer ${status} of which nothing more is known says what to do`, () => {
    assert.match(problemSentence(status, {}, null), /\b(ask|check|correct|load|make|sign in|try)\b/i);
  });
}

test("every problem says what to do, by itself or by a next step", () => {
  for (const kind of Object.keys(problems).filter((name) => !(name in nextSteps))) {
    assert.match(problems[kind as keyof typeof problems], /sign in|confirm|make|ask|load|type|choose|hand/i, kind);
  }
});

test("every problem that the server names has words", () => {
  // Fields say what is not valid, and no page uses a key twice.
  const others = ["validation", "idempotency-key-reused"];
  const named = ["Services/EventsAPI", "Shared/ServiceKit"].flatMap((folder) => {
    const files = readdirSync(`../../${folder}`, { recursive: true }).filter((name) => name.endsWith(".swift"));
    return files.flatMap((file) => [...readFileSync(`../../${folder}/${file}`, "utf8").matchAll(/kind: "([a-z-]+)"/g)]);
  }).map(([, kind = ""]) => kind);
  assert(named.length > 30);
  assert.deepEqual([...new Set(named)].filter((kind) => !(kind in problems) && !others.includes(kind)), []);
});

test("in German both are German", async () => {
  await chooseLanguage("de", new FakeStorage());
  assert.equal(
    problemSentence(409, { type: "/problems/event-full", detail: "Every seat is taken" }, null),
    "Alle Plätze sind vergeben. Komm später wieder: Plätze werden frei, wenn andere absagen.",
  );
});

test("in German a place that is taken is no page to be loaded again", async () => {
  await chooseLanguage("de", new FakeStorage());
  assert.equal(
    problemSentence(409, { type: "/problems/venue-taken", detail: "Room 7 is taken by “Tea” at that time" }, null),
    "Der Ort ist zu dieser Zeit schon vergeben. Wähle eine andere Zeit oder einen anderen Ort.",
  );
});
