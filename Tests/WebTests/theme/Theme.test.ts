import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseTheme, chosenTheme, showTheme } from "../../../Services/Frontend/Web/src/theme/Theme";
import { FakeStorage } from "../support/FakeStorage";

test("a chosen theme is shown and kept; the device's is neither", () => {
  const storage = new FakeStorage();
  assert.equal(chosenTheme(storage), "system");
  chooseTheme("dark", storage);
  assert.equal(document.documentElement.getAttribute("data-theme"), "dark");
  assert.equal(chosenTheme(storage), "dark");
  chooseTheme("system", storage);
  assert.equal(document.documentElement.getAttribute("data-theme"), null);
  assert.equal(chosenTheme(storage), "system");
});

test("the browser's bars have the colour of what is shown", () => {
  document.head.innerHTML = ["light", "dark"]
    .map((scheme) => `<meta name="theme-color" content="${scheme}" data-scheme="${scheme}">`).join("");
  const shown = () => [...document.querySelectorAll("meta")].map((bar) => bar.getAttribute("media"));
  showTheme("dark");
  assert.deepEqual(shown(), ["not all", "all"]);
  showTheme("system");
  assert.deepEqual(shown(), ["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]);
});
