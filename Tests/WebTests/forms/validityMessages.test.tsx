import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { TextArea } from "../../../Services/Frontend/Web/src/forms/TextArea";
import { TextField } from "../../../Services/Frontend/Web/src/forms/TextField";
import { validityMessages } from "../../../Services/Frontend/Web/src/forms/validityMessages";
import { loadTexts } from "../../../Services/Frontend/Web/src/language/texts";
import { CampusPage } from "../support/CampusPage";

let page: CampusPage;

beforeEach(async () => {
  page = new CampusPage();
  await loadTexts("form");
});

afterEach(() => page.close());

/** What is said of a title of 3 to 5 characters, a text of 7 at most, and a password of 3 at least. */
async function said(fields: { readonly title?: string; readonly text?: string; readonly password?: string }): Promise<object> {
  const nothing = () => undefined;
  await page.show(
    <form>
      <TextField name="title" label="Title" minLength={3} longest={5} value={fields.title ?? "Hike"} onChange={nothing} />
      <TextField name="password" label="Password" type="password" minLength={3} value={fields.password ?? "abc"} onChange={nothing} />
      <TextArea name="text" label="Text" rows={3} longest={7} value={fields.text ?? "Torches"} onChange={nothing} />
    </form>,
  );
  const form = document.querySelector("form");
  assert(form);
  return validityMessages(form);
}

test("lengths are counted in characters as the server counts them, and nothing is cut off", async () => {
  assert.deepEqual(await said({}), {});
  assert.deepEqual(await said({ title: "🎭🎭🎭🎭🎭", text: "🎭🎭🎭🎭🎭🎭🎭" }), {});
  assert.deepEqual(await said({ title: "🎭🎭🎭🎭🎭🎭" }), { title: "Must be at most 5 characters." });
  assert.deepEqual(await said({ text: "🎭🎭🎭🎭🎭🎭🎭🎭" }), { text: "Must be at most 7 characters." });
  assert.deepEqual(await said({ title: "🎭🎭" }), { title: "Must be at least 3 characters." });
});

test("the space around a text is not sent and does not count; in a password it does", async () => {
  assert.deepEqual(await said({ title: " ab ", password: " a " }), { title: "Must be at least 3 characters." });
  assert.deepEqual(await said({ title: "  Hikes  " }), {});
});
