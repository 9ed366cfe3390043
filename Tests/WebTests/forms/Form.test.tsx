import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { CampusPage } from "../support/CampusPage";

let page: CampusPage;

beforeEach(async () => {
  page = new CampusPage();
  await page.open("/register");
});

afterEach(() => page.close());

const control = (name: string) => document.querySelector<HTMLInputElement>(`form [name=${name}]`);
const said = (name: string) => document.getElementById(control(name)?.getAttribute("aria-describedby")?.split(" ").pop() ?? "")?.textContent;

test("what the browser finds is said at each field, in our words, and nothing is sent", async () => {
  await page.type("Email", "nobody");
  await page.type("Password", "short");
  await page.press("Create account");
  assert.equal(document.querySelector("[role=alert] p")?.textContent, "Some fields need another look.");
  assert.equal(document.activeElement?.getAttribute("role"), "alert");
  assert.equal(said("name"), "This is required.");
  assert.equal(said("email"), "Must be an email address, such as name@campus.example.");
  assert.equal(said("password"), "Must be at least 10 characters.");
  assert.equal(control("email")?.getAttribute("aria-invalid"), "true");
  assert.equal(page.server.asked("POST /api/v1/auth/register").length, 0);
});

test("what is put right is said no more, while the rest is", async () => {
  await page.press("Create account");
  await page.type("Name", "Nia");
  await page.type("Email", "nia");
  assert.equal(said("name"), undefined);
  assert.equal(control("name")?.hasAttribute("aria-invalid"), false);
  assert.equal(said("email"), "Must be an email address, such as name@campus.example.");
  await page.type("Email", "nia@campus.example");
  await page.type("Password", "a long password");
  assert.equal(document.querySelector("[role=alert]"), null);
});

test("spaces are no name", async () => {
  await page.type("Name", "   ");
  await page.type("Email", "nia@campus.example");
  await page.type("Password", "a long password");
  await page.press("Create account");
  assert.equal(said("name"), "This is required.");
  assert.equal(page.server.asked("POST /api/v1/auth/register").length, 0);
});
