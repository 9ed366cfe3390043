import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { chooseLanguage, loadTexts, t } from "../../../Services/Frontend/Web/src/language/texts";
import { reasonInWords } from "../../../Services/Frontend/Web/src/suggestions/reasonInWords";
import { FakeStorage } from "../support/FakeStorage";

const said = (reason_code: string, reason_parameters = {}) => reasonInWords({ reason: "In English", reason_code, reason_parameters }, t);

beforeEach(() => loadTexts("home"));

afterEach(() => chooseLanguage("en", new FakeStorage()));

test("a reason is said in the language of the page", async () => {
  assert.equal(said("visited-category", { category: "Sports", count: 3 }), "You went to 3 events of this kind: Sports");
  assert.equal(said("people-going", { count: 1 }), "One person goes");
  assert.equal(said("shared-words", { words: ["hike", "night"] }), "About the same: hike, night");
  await chooseLanguage("de", new FakeStorage());
  assert.equal(said("visited-category", { category: "Sports", count: 3 }), "Du warst bei 3 Events dieser Art: Sport");
  assert.equal(said("same-category", { category: "Sports" }), "Ein Event derselben Art: Sport");
  assert.equal(said("same-organizer"), "Von derselben Person veranstaltet");
});

test("a reason that this page does not know is said as the server says it", () => {
  assert.equal(said("because-of-the-moon"), "In English");
  assert.equal(said("same-category"), "In English");
  assert.equal(reasonInWords({ reason: "In English" }, t), "In English");
});
