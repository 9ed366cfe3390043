import assert from "node:assert/strict";
import { test } from "node:test";
import { GuardedStorage } from "../../../Services/Frontend/Web/src/storage/GuardedStorage";
import { FakeStorage } from "../support/FakeStorage";
import { refusingStorage } from "../support/refusingStorage";

test("what is kept comes back until it is removed", () => {
  const own = new FakeStorage();
  const storage = new GuardedStorage(() => own);
  storage.setItem("a", "1");
  assert.equal(storage.getItem("a"), "1");
  storage.removeItem("a");
  assert.equal(storage.getItem("a"), null);
});

test("where the browser refuses it, or it is full, nothing is kept and nothing breaks", () => {
  const full = new FakeStorage();
  full.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  for (const storage of [refusingStorage(), new GuardedStorage(() => full)]) {
    storage.setItem("a", "1");
    assert.equal(storage.getItem("a"), null);
    storage.removeItem("a");
  }
});
