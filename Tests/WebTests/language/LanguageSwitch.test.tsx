import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { chooseLanguage, startLanguage } from "../../../Services/Frontend/Web/src/language/texts";
import { CampusPage } from "../support/CampusPage";
import { FakeStorage } from "../support/FakeStorage";

let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(async () => {
  await page.close();
  await chooseLanguage("en", new FakeStorage());
});

async function choose(language: string): Promise<void> {
  const select = document.querySelector<HTMLSelectElement>(".footer select");
  if (select === null) throw new Error("the footer has no choice of languages");
  await page.settle(() => {
    select.value = language;
    select.dispatchEvent(new window.Event("change", { bubbles: true }));
  });
}

test("another language is chosen at the foot of the page, at once and for the next time", async () => {
  await page.open("/nothing/here");
  assert.equal(document.querySelector("h1")?.textContent, "Page not found");
  await choose("de");
  assert.equal(document.querySelector("h1")?.textContent, "Seite nicht gefunden");
  assert.equal(document.documentElement.lang, "de");
  assert.equal(page.browser.storage.getItem("campus-events.language"), "de");
  assert.equal(document.querySelector("nav")?.getAttribute("aria-label"), "Hauptmenü");
});

test("what one has typed stays when the language changes", async () => {
  page.server.answer("GET /api/v1/auth/providers", 200, { password: true });
  await page.open("/login");
  await page.type("Email", "sam@campus.example");
  await choose("de");
  assert.equal(document.querySelector("h1")?.textContent, "Anmelden");
  assert.equal(document.querySelector<HTMLInputElement>("input[name=email]")?.value, "sam@campus.example");
});

test("a browser that keeps nothing changes the language and the theme all the same", async () => {
  page.browser.storage.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  await page.open("/nothing/here");
  await choose("de");
  assert.equal(document.documentElement.lang, "de");
  await page.take("Dunkel");
  assert.equal(document.documentElement.getAttribute("data-theme"), "dark");
});

test("pages that are loaded later are in the language that was chosen before", async () => {
  const storage = new FakeStorage();
  storage.setItem("campus-events.language", "de");
  await startLanguage(storage);
  await page.open("/about");
  assert.equal(document.querySelector("h1")?.textContent, "Über Campus Events");
});
