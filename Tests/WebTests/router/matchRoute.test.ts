import assert from "node:assert/strict";
import { test } from "node:test";
import { matchRoute } from "../../../Services/Frontend/Web/src/router/matchRoute";

const ROUTES = [
  { pattern: "/", page: "home" },
  { pattern: "/events", page: "events" },
  { pattern: "/events/new", page: "create" },
  { pattern: "/events/:id", page: "event" },
];

test("a fixed address finds its page", () => {
  assert.deepEqual(matchRoute(ROUTES, "/"), { page: "home", parameters: {} });
  assert.deepEqual(matchRoute(ROUTES, "/events"), { page: "events", parameters: {} });
});

test("an address listed before a pattern wins over it", () => {
  assert.equal(matchRoute(ROUTES, "/events/new")?.page, "create");
});

test("a pattern gives the decoded value", () => {
  assert.deepEqual(matchRoute(ROUTES, "/events/caf%C3%A9"), { page: "event", parameters: { id: "café" } });
});

test("a trailing slash means nothing", () => {
  assert.equal(matchRoute(ROUTES, "/events/")?.page, "events");
});

test("more or fewer segments are another address", () => {
  assert.equal(matchRoute(ROUTES, "/events/1/edit"), null);
  assert.equal(matchRoute(ROUTES, "/nothing"), null);
});

test("a value that is no UTF-8 is no page instead of a crash", () => {
  assert.equal(matchRoute(ROUTES, "/events/%E0%A4%A"), null);
});
