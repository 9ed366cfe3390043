import { page } from "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { followChanges } from "../../../Services/Frontend/Web/src/live/followChanges";
import { Store } from "../../../Services/Frontend/Web/src/store/Store";

const PAUSE = 30;
let heard: Store<number>;
let asked: number;
let answer: () => void;
let end: () => void;

beforeEach(() => {
  heard = new Store(0);
  asked = 0;
  end = followChanges(heard, () => {
    asked += 1;
    return new Promise((resolve) => {
      answer = resolve;
    });
  }, PAUSE);
});

afterEach(() => {
  end();
  look("visible");
});

const hear = () => heard.update((count) => count + 1);
const pass = (pauses: number) => new Promise((resolve) => setTimeout(resolve, pauses * PAUSE));

function look(state: "visible" | "hidden"): void {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new page.window.Event("visibilitychange"));
}

test("what is told is asked for when it is counted, however much is told meanwhile", async () => {
  hear();
  assert.equal(asked, 0);
  await pass(2);
  assert.equal(asked, 1);
  answer();
  await pass(3);
  assert.equal(asked, 1, "nothing more was told");
});

test("what is told before the answer is asked for once more, and not before the answer came", async () => {
  hear();
  hear();
  await pass(2);
  assert.equal(asked, 1);
  hear();
  await pass(3);
  assert.equal(asked, 1, "the answer is under way");
  answer();
  await pass(2);
  assert.equal(asked, 2);
});

test("a page that nobody sees waits until somebody does", async () => {
  look("hidden");
  hear();
  await pass(3);
  assert.equal(asked, 0);
  look("visible");
  await pass(2);
  assert.equal(asked, 1);
});

test("after its end nothing is asked for", async () => {
  hear();
  end();
  hear();
  await pass(3);
  assert.equal(asked, 0);
});
