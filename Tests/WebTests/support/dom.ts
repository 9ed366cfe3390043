import { exit } from "node:process";
import { after } from "node:test";
import { setTimeout } from "node:timers";
import { JSDOM } from "jsdom";
import { firstPart } from "../../../Services/Frontend/Web/src/language/en/firstPart";
import { putTexts } from "../../../Services/Frontend/Web/src/language/texts";

/**
 * A browser page for tests of components. A test imports this file first: React looks for a document when it is loaded.
 */
export const page = new JSDOM('<!doctype html><div id="root"></div>', {
  url: "http://campus.example/",
  pretendToBeVisual: true,
});

const { window } = page;
window.scrollTo = () => undefined;
// There is nothing to draw on, which jsdom would complain about each time.
window.HTMLCanvasElement.prototype.getContext = () => null;
Object.assign(globalThis, {
  window,
  document: window.document,
  location: window.location,
  HTMLElement: window.HTMLElement,
  HTMLInputElement: window.HTMLInputElement,
  HTMLSelectElement: window.HTMLSelectElement,
  HTMLTextAreaElement: window.HTMLTextAreaElement,
  Node: window.Node,
  IS_REACT_ACT_ENVIRONMENT: true,
});
// Later versions of Node bring a navigator of their own, as a getter.
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
// main.tsx has them loaded before anything is shown.
putTexts("en", firstPart);

// A page ends with the tests of its file, and with it what it would do for ever: frames to draw, a clock that ticks.
after(() => {
  window.close();
  setTimeout(() => exit(), 100).unref();
});
