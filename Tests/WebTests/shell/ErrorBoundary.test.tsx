import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { ReactElement } from "react";
import { ErrorBoundary } from "../../../Services/Frontend/Web/src/shell/ErrorBoundary";
import { LazyPart } from "../../../Services/Frontend/Web/src/shell/LazyPart";
import { CampusPage } from "../support/CampusPage";

const log = console.error;
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
  // React tells of each error that a boundary takes.
  console.error = () => undefined;
});

afterEach(async () => {
  console.error = log;
  await page.close();
});

function Broken(): ReactElement {
  throw new Error("a part is gone");
}

test("a page that breaks leaves the others, and says what to do", async () => {
  await page.show(<><p>around</p><ErrorBoundary><Broken /></ErrorBoundary></>);
  assert.match(page.text, /around/);
  assert(document.querySelector("[role=alert]"));
  assert(page.button("Load again"));
});

test("where something stands in for it nothing is said", async () => {
  await page.show(<ErrorBoundary fallback={<p>without it</p>}><Broken /></ErrorBoundary>);
  assert.equal(page.text, "without it");
});

test("a part that cannot be loaded is missed only where somebody waits for it", async () => {
  await page.show(<LazyPart outline={null}><Broken /></LazyPart>);
  assert.equal(page.text, "");
  await page.close();
  await page.show(<LazyPart outline={null} isNeeded><Broken /></LazyPart>);
  assert(page.button("Load again"));
});

test("what does not break is shown", async () => {
  await page.show(<ErrorBoundary><p>whole</p></ErrorBoundary>);
  assert.equal(page.text, "whole");
});
