import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { ReactElement } from "react";
import { Link } from "../../../Services/Frontend/Web/src/router/Link";
import { useNavigation } from "../../../Services/Frontend/Web/src/router/Router";
import { CampusPage } from "../support/CampusPage";

const scrollTo = window.scrollTo;
let page: CampusPage;
/** Where the page was brought to. */
let places: number[];

beforeEach(async () => {
  page = new CampusPage();
  places = [];
  window.scrollTo = ((_: number, y: number) => void places.push(y)) as typeof window.scrollTo;
  await page.show(<Shown />, "/events");
});

afterEach(async () => {
  window.scrollTo = scrollTo;
  await page.close();
});

function Shown(): ReactElement {
  const { location, navigate } = useNavigation();
  return (
    <>
      <p>{location.path}{location.search}</p>
      <Link to="/events/e1">Night hike</Link>
      <Link to="/events?search=x">x</Link>
      <button type="button" onClick={() => navigate("/events?search=y", { replace: true })}>y</button>
    </>
  );
}

async function follow(words: string, click: MouseEventInit = {}): Promise<MouseEvent> {
  const link = [...document.querySelectorAll("a")].find((candidate) => candidate.textContent === words);
  const event = new window.MouseEvent("click", { bubbles: true, cancelable: true, button: 0, ...click });
  // What the application leaves alone would be the browser's.
  document.body.addEventListener("click", (left) => left.preventDefault(), { once: true });
  await page.settle(() => link?.dispatchEvent(event));
  return event;
}

async function goBack(): Promise<void> {
  await page.settle(() => window.history.back());
  await page.wait(50);
}

function scrolledTo(y: number): void {
  Object.defineProperty(window, "scrollY", { value: y, configurable: true });
}

test("a link shows another page without loading it anew, from its beginning", async () => {
  await follow("Night hike");
  assert.match(page.text, /^\/events\/e1/);
  assert.equal(window.location.pathname, "/events/e1");
  assert.deepEqual(places, [0]);
});

test("the same page with another search stays where it is", async () => {
  await follow("x");
  assert.match(page.text, /^\/events\?search=x/);
  assert.deepEqual(places, []);
});

test("a new tab is the browser's", async () => {
  await follow("Night hike", { ctrlKey: true });
  assert.equal(window.location.pathname, "/events");
});

test("back leads to where the page was left", async () => {
  scrolledTo(700);
  await follow("Night hike");
  scrolledTo(0);
  await goBack();
  assert.match(page.text, /^\/eventsNight/);
  assert.deepEqual(places, [0, 700]);
});

test("what replaces an address leaves no way back to it", async () => {
  const before = window.history.length;
  await page.press("y");
  assert.match(page.text, /^\/events\?search=y/);
  assert.equal(window.history.length, before);
});
