import assert from "node:assert/strict";
import { test } from "node:test";
import { LiveConnection } from "../../../Services/Frontend/Web/src/live/LiveConnection";
import { LiveUpdates } from "../../../Services/Frontend/Web/src/live/LiveUpdates";
import { FakeLiveWorld } from "../support/FakeLiveWorld";

function connection(world: FakeLiveWorld): LiveConnection {
  return new LiveConnection(world, { hear: () => undefined, refetch: () => undefined });
}

const loaded = () => new Promise((resolve) => setImmediate(resolve));

test("what happens before the connection is loaded is told to it in order, and once", async () => {
  const world = new FakeLiveWorld();
  let loads = 0;
  const live = new LiveUpdates(async () => {
    loads += 1;
    return connection(world);
  });
  live.input({ type: "signedIn", userID: "u1", token: "a" });
  live.input({ type: "start" });
  assert.equal(world.sockets.length, 0);
  await loaded();
  assert.equal(live.phase.get(), "connecting");
  world.socket.events.opened();
  assert.equal(live.phase.get(), "open");
  assert.deepEqual(world.socket.sent, [{ type: "subscribe", topics: ["all", "me"], token: "a" }]);
  live.input({ type: "watch", eventID: "e1" });
  assert.equal(world.socket.sent.length, 2);
  assert.equal(loads, 1);
});

test("a connection that cannot be loaded is loaded when the network is back", async () => {
  const world = new FakeLiveWorld();
  const { warn } = console;
  const warnings: unknown[] = [];
  console.warn = (warning) => void warnings.push(warning);
  let isThere = false;
  const live = new LiveUpdates(async () => {
    if (!isThere) throw new Error("not there");
    return connection(world);
  });
  live.input({ type: "start" });
  await loaded();
  assert.equal(live.phase.get(), "stopped");
  assert.equal(warnings.length, 1);
  console.warn = warn;
  isThere = true;
  live.input({ type: "online" });
  await loaded();
  assert.equal(live.phase.get(), "connecting");
});
