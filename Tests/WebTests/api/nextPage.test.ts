import assert from "node:assert/strict";
import { test } from "node:test";
import { nextPage } from "../../../Services/Frontend/Web/src/api/nextPage";

test("the next page is the link whose relation says so", () => {
  assert.equal(nextPage('</api/v1/events?cursor=a>; rel="next"'), "/api/v1/events?cursor=a");
  assert.equal(nextPage('</first>; rel="first", </next?search=a,b>; rel=next'), "/next?search=a,b");
  assert.equal(nextPage('</both>; title="x"; rel="last next"'), "/both");
});

test("no such link is the last page", () => {
  assert.equal(nextPage(null), null);
  assert.equal(nextPage('</previous>; rel="prev"'), null);
  assert.equal(nextPage('</one>; rel="nextish"'), null);
});
