import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { ReactElement } from "react";
import { useFormDraft } from "../../../Services/Frontend/Web/src/drafts/useFormDraft";
import type { DraftedForm } from "../../../Services/Frontend/Web/src/drafts/useFormDraft";
import { CampusPage } from "../support/CampusPage";

interface Note {
  readonly title: string;
  readonly words: string;
}

const EMPTY: Note = { title: "", words: "" };
let page: CampusPage;
let drafted: DraftedForm<Note>;

beforeEach(async () => {
  page = new CampusPage();
  await page.show(<Form />);
});

afterEach(() => page.close());

function Form(): ReactElement {
  drafted = useFormDraft("note", EMPTY);
  return <p>{drafted.form.title}, {drafted.form.words}</p>;
}

/** The page is closed and opened again in the same browser. */
async function reopen(): Promise<void> {
  await page.close();
  page = new CampusPage(page.browser);
  await page.show(<Form />);
}

const kept = () => page.browser.storage.getItem("draft:note");

test("what is typed is kept once the keys pause", async () => {
  await page.settle(() => drafted.change({ title: "Rain" }));
  assert.equal(kept(), null);
  await page.wait(500);
  assert.equal(JSON.parse(kept() ?? "{}").form.title, "Rain");
});

test("what is typed is kept when the page goes before that, and is there again", async () => {
  await page.settle(() => drafted.change({ title: "Rain" }));
  await page.settle(() => window.dispatchEvent(new window.Event("pagehide")));
  assert(kept());
  await page.settle(() => drafted.change({ words: "Bring a coat." }));
  await reopen();
  assert.deepEqual(drafted.form, { title: "Rain", words: "Bring a coat." });
  assert(drafted.restoredAt);
});

test("what begins anew keeps nothing", async () => {
  await page.settle(() => drafted.change({ title: "Rain" }));
  await page.settle(() => drafted.restart(EMPTY));
  await reopen();
  assert.deepEqual([drafted.form, drafted.restoredAt, kept()], [EMPTY, null, null]);
});

test("once it was sent, what was typed since stays, and is kept as a change of what was saved", async () => {
  await page.settle(() => drafted.change({ title: "Rain", words: "Coat" }));
  const sent = drafted.form;
  await page.settle(() => drafted.change({ words: "Boots" }));
  await page.settle(() => drafted.settle(sent, { title: "Rain!", words: "Coat" }));
  assert.deepEqual(drafted.form, { title: "Rain!", words: "Boots" });
  await page.wait(500);
  assert.deepEqual(JSON.parse(kept() ?? "{}").base, { title: "Rain!", words: "Coat" });
});

test("once all of it was sent, nothing is kept", async () => {
  await page.settle(() => drafted.change({ title: "Rain" }));
  await page.settle(() => drafted.settle(drafted.form, EMPTY));
  await page.wait(500);
  assert.deepEqual([drafted.form, kept()], [EMPTY, null]);
});
