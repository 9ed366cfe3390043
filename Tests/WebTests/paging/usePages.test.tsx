import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { ReactElement } from "react";
import type { Page } from "../../../Services/Frontend/Web/src/api/APIClient";
import { usePages } from "../../../Services/Frontend/Web/src/paging/usePages";
import type { PagedList } from "../../../Services/Frontend/Web/src/paging/usePages";
import { CampusPage } from "../support/CampusPage";

let page: CampusPage;
let list: PagedList<string>;
let asked: { url: string | undefined; signal: AbortSignal }[];
let answer: (url: string | undefined) => Promise<Page<string>>;

beforeEach(() => {
  page = new CampusPage();
  asked = [];
  answer = async (url) => url === undefined ? { items: ["a"], next: "second" } : { items: ["b"], next: null };
});

afterEach(() => page.close());

function List({ name }: { readonly name: string }): ReactElement {
  list = usePages<string>(name, (signal, url) => {
    asked.push({ url, signal });
    return answer(url);
  });
  return <p>{list.items?.join(" ")}</p>;
}

const urls = () => asked.map(({ url }) => url);
/** An answer that comes when the test says. */
function later(): { readonly promise: Promise<Page<string>>; readonly come: (page: Page<string>) => void } {
  let come: (page: Page<string>) => void = () => undefined;
  const promise = new Promise<Page<string>>((resolve) => {
    come = resolve;
  });
  return { promise, come };
}

test("the next page is added once, however often it is asked for", async () => {
  await page.show(<List name="a" />);
  const second = later();
  answer = () => second.promise;
  await page.settle(() => {
    list.showMore?.();
    list.showMore?.();
  });
  assert.equal(list.isLoadingMore, true);
  await page.settle(() => second.come({ items: ["b"], next: null }));
  assert.deepEqual([page.text, urls(), list.showMore, list.isLoadingMore], ["a b", [undefined, "second"], null, false]);
});

test("asked anew, the list is as long as it was", async () => {
  await page.show(<List name="a" />);
  await page.settle(() => list.showMore?.());
  await page.settle(() => list.load.retry());
  assert.equal(page.text, "a b");
  assert.deepEqual(urls(), [undefined, "second", undefined, "second"]);
});

test("why no more came is said, and what is shown stays", async () => {
  await page.show(<List name="a" />);
  answer = () => Promise.reject(new Error("gone"));
  await page.settle(() => list.showMore?.());
  assert.equal(page.text, "a");
  assert(list.moreFailed !== "");
  assert.equal(list.isLoadingMore, false);
});

test("another list calls off what was asked for the one before", async () => {
  await page.show(<List name="a" />);
  const second = later();
  answer = (url) => url === undefined ? Promise.resolve({ items: ["c"], next: null }) : second.promise;
  await page.settle(() => list.showMore?.());
  await page.show(<List name="b" />);
  assert(asked[1]?.signal.aborted);
  await page.settle(() => second.come({ items: ["b"], next: null }));
  assert.equal(page.text, "c");
});

test("a change that is hoped for is taken back when it is refused", async () => {
  await page.show(<List name="a" />);
  let refuse: (error: Error) => void = () => undefined;
  let failed = false;
  await page.settle(() => {
    list.changeAhead((items) => items.map((item) => `${item}!`), () => new Promise<void>((_, reject) => {
      refuse = reject;
    })).catch(() => {
      failed = true;
    });
  });
  assert.equal(page.text, "a!");
  await page.settle(() => refuse(new Error("refused")));
  assert.deepEqual([page.text, failed], ["a", true]);
});
