import assert from "node:assert/strict";
import { test } from "node:test";
import { dropDraft, readDraft, writeDraft } from "../../../Services/Frontend/Web/src/drafts/FormDraft";
import { FakeStorage } from "../support/FakeStorage";

const EMPTY = { title: "", isOpen: false };

test("what was kept comes back until it is dropped", () => {
  const storage = new FakeStorage();
  const draft = { base: EMPTY, form: { title: "Hike", isOpen: true }, at: 7 };
  writeDraft(storage, "new", draft);
  assert.deepEqual(readDraft(storage, "new", EMPTY), draft);
  assert.equal(readDraft(storage, "other", EMPTY), null);
  dropDraft(storage, "new");
  assert.equal(readDraft(storage, "new", EMPTY), null);
});

test("what is no such draft counts as none: cut off, or of a form that had other fields", () => {
  const storage = new FakeStorage();
  for (const kept of ["{", "7", "null", '{"base":{},"form":{},"at":7}', '{"base":{"title":""},"form":{"title":""},"at":7}']) {
    storage.setItem("draft:new", kept);
    assert.equal(readDraft(storage, "new", EMPTY), null);
  }
});
