import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { filterFromSearch, parametersOf, rangeOf, searchOf } from "../../../Services/Frontend/Web/src/figures/FigureFilter";

const TODAY = "2026-11-30";

test("what is chosen stands in the address, and the usual in none", () => {
  for (const search of [
    "",
    "?period=month",
    "?category=Club+Meeting&group=g1",
    "?period=days&from=2026-11-01&to=2026-11-20&category=Social",
    "?period=days&from=2026-11-01",
  ]) {
    assert.equal(searchOf(filterFromSearch(search)), search);
  }
  assert.equal(searchOf(filterFromSearch("?period=last-30&category=Nothing&from=2026-11-01")), "", "what means nothing is left out");
});

test("the API is asked for days, category and group", () => {
  const filter = filterFromSearch("?period=month&category=Social&group=g1");
  const range = rangeOf(filter, TODAY);
  assert(range !== null);
  assert.equal(parametersOf(filter, range).toString(), "from=2026-11-01&to=2026-11-30&category=Social&group_id=g1");
});

test("a time may be open at one end, and has no days when it ends before it begins", () => {
  const open = filterFromSearch("?period=days&from=2026-11-20");
  assert.deepEqual(rangeOf(open, TODAY), { from: "2026-11-20", to: null });
  assert.equal(rangeOf(filterFromSearch("?period=days&from=2026-11-20&to=2026-11-19"), TODAY), null);
});
