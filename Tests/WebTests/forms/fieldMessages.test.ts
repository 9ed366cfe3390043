import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldMessages } from "../../../Services/Frontend/Web/src/forms/fieldMessages";
import { loadTexts } from "../../../Services/Frontend/Web/src/language/texts";

test("the server's messages become sentences that stand alone", async () => {
  await loadTexts("form");
  assert.deepEqual(fieldMessages([
    { field: "title", message: "is required" },
    { field: "end_time", message: "must be after start_time" },
    { field: "end_time", message: "must be in the future" },
  ]), { title: "This is required.", end_time: "Must be after start time." });
});
