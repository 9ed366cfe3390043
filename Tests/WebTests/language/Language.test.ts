import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepLanguage, localeOf, preferredLanguage } from "../../../Services/Frontend/Web/src/language/Language";
import { FakeStorage } from "../support/FakeStorage";
import { refusingStorage } from "../support/refusingStorage";

test("the choice on this browser comes first, then what the browser prefers among ours, then English", () => {
  const storage = new FakeStorage();
  assert.equal(preferredLanguage(storage, ["fr-FR", "de-AT", "en"]), "de");
  assert.equal(preferredLanguage(refusingStorage(), ["fr-FR"]), "en");
  keepLanguage(storage, "en");
  assert.equal(preferredLanguage(storage, ["de-DE"]), "en");
});

test("a language is the person's own kind of it", () => {
  assert.equal(localeOf("en", ["de-DE", "en-US"]), "en-US");
  assert.equal(localeOf("en", ["de-DE"]), "en-GB");
  assert.equal(localeOf("de", ["de-CH", "en"]), "de-CH");
});
