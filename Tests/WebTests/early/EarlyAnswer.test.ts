import "../support/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { takeEarlyAnswer } from "../../../Services/Frontend/Web/src/early/EarlyAnswer";

const ADDRESS = "/api/v1/events?status=upcoming";
const GET: RequestInit = { method: "GET", headers: { Accept: "application/json" } };

beforeEach(() => {
  const headers = { "content-type": "application/json", date: "Sun, 29 Nov 2026 12:00:00 GMT", link: "<next>; rel=next" };
  window.earlyAnswer = { url: ADDRESS, answer: Promise.resolve(new Response("[]", { headers })) };
});

test("the request that it is for gets it, once", async () => {
  const answer = await takeEarlyAnswer(ADDRESS, GET);
  assert.equal(await answer?.text(), "[]");
  assert.equal(answer?.headers.get("link"), "<next>; rel=next");
  assert.equal(takeEarlyAnswer(ADDRESS, GET), null);
});

test("it says nothing of the time", async () => {
  assert.equal((await takeEarlyAnswer(ADDRESS, GET))?.headers.get("date"), null);
});

test("others do not get it: another address, another method, somebody's own request", () => {
  assert.equal(takeEarlyAnswer("/api/v1/events", GET), null);
  assert.equal(takeEarlyAnswer(ADDRESS, { ...GET, method: "POST" }), null);
  assert.equal(takeEarlyAnswer(ADDRESS, { ...GET, headers: { Authorization: "Bearer token" } }), null);
  assert(takeEarlyAnswer(ADDRESS, GET));
});

test("whoever no longer wants it is let go", async () => {
  window.earlyAnswer = { url: ADDRESS, answer: new Promise(() => undefined) };
  const abort = new AbortController();
  const taken = takeEarlyAnswer(ADDRESS, { ...GET, signal: abort.signal });
  abort.abort();
  await assert.rejects(taken ?? Promise.resolve(), { name: "AbortError" });
});
