import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { PARTS, textsOf } from "../../../Services/Frontend/Web/src/language/parts";
import type { Part } from "../../../Services/Frontend/Web/src/language/Text";

type Catalogs = Readonly<Record<string, Readonly<Record<string, string>>>>;

// That German has every text is the compiler's business; that its texts take the same values is not.
for (const part of Object.keys(PARTS.en) as Part[]) {
  test(`the German texts of ${part} say something, and have the values and parts of the English ones`, async () => {
    const [english, german] = [await textsOf("en", part), await textsOf("de", part)] as readonly [Catalogs, Catalogs];
    for (const [feature, catalog] of Object.entries(german)) {
      for (const [key, text] of Object.entries(catalog)) {
        assert(text.trim() !== "", `${feature}.${key} is empty`);
        assert.deepEqual(marks(text), marks(english[feature]?.[key] ?? ""), `${feature}.${key}`);
      }
    }
  });
}

test("no feature has its texts in two parts", async () => {
  const features = (await Promise.all((Object.keys(PARTS.en) as Part[]).map(async (part) => Object.keys(await textsOf("en", part))))).flat();
  assert.deepEqual(features.filter((feature, index) => features.indexOf(feature) !== index), []);
});

/** The `{{values}}` and `<parts>` of a text. A singular may leave out its count. */
function marks(text: string): readonly string[] {
  return (text.match(/\{\{\w+\}\}|<\/?\w+>/g) ?? []).filter((mark) => mark !== "{{count}}").sort();
}
