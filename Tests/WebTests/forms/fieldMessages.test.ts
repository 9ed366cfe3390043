import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { fieldMessages } from "../../../Services/Frontend/Web/src/forms/fieldMessages";
import { chooseLanguage, loadTexts } from "../../../Services/Frontend/Web/src/language/texts";
import { FakeStorage } from "../support/FakeStorage";

beforeEach(async () => {
  await loadTexts("form");
  await loadTexts("refusal");
});
afterEach(() => chooseLanguage("en", new FakeStorage()));

test("the server's messages become sentences that stand alone, the first of each field", () => {
  assert.deepEqual(fieldMessages([
    { field: "title", message: "is required" },
    { field: "end_time", message: "must be after start_time" },
    { field: "end_time", message: "must be in the future" },
    { field: "password", message: "is among the first that others would try" },
    { field: "max_attendees", message: "must be at most 1200, what Aula holds" },
    { field: "moon_phase", message: "must be full" },
  ]), {
    title: "This is required.",
    end_time: "Must be after the start.",
    password: "This is among the first that others would try. Choose another one.",
    max_attendees: "Must be at most 1,200, which is what Aula holds.",
    moon_phase: "Must be full.",
  });
});

test("in German they are German, and what is not known is quoted", async () => {
  await chooseLanguage("de", new FakeStorage());
  assert.deepEqual(fieldMessages([
    { field: "password", message: "is not right" },
    { field: "max_attendees", message: "must be at most 1200, what Aula holds" },
    { field: "moon_phase", message: "must be full" },
  ]), {
    password: "Das stimmt nicht. Tippe es noch einmal.",
    max_attendees: "Darf höchstens 1.200 sein: So viele fasst Aula.",
    moon_phase: "Bitte prüfe diese Angabe. („Must be full.“)",
  });
});
