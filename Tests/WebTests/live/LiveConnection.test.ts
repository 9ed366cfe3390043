import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LiveConnection } from "../../../Services/Frontend/Web/src/live/LiveConnection";
import type { LiveMessage } from "../../../Services/Frontend/Web/src/live/LiveMessage";
import { campusEvent } from "../support/campusEvent";
import { FakeLiveWorld } from "../support/FakeLiveWorld";

function connected() {
  const world = new FakeLiveWorld();
  const heard: LiveMessage[] = [];
  const refetches: number[] = [];
  const connection = new LiveConnection(world, {
    hear: (message) => void heard.push(message),
    refetch: () => void refetches.push(world.time),
  });
  connection.input({ type: "start" });
  world.socket.events.opened();
  world.socket.tell({ type: "subscribed", cursor: "1-0" });
  return { world, heard, refetches, connection };
}

const created = (cursor: string) => ({ type: "event:created", cursor, at: "2026-01-01T00:00:00Z", data: campusEvent() });

describe("subscribing", () => {
  test("the first subscription is for all", () => {
    const { world, connection } = connected();
    assert.deepEqual(world.socket.sent, [{ type: "subscribe", topics: ["all"] }]);
    assert.equal(connection.phase.get(), "open");
  });

  test("what is shown is asked for once more when the server tells from where on it is heard, not before", () => {
    const world = new FakeLiveWorld();
    let refetches = 0;
    const connection = new LiveConnection(world, { hear: () => undefined, refetch: () => void (refetches += 1) });
    connection.input({ type: "start" });
    world.socket.events.opened();
    assert.equal(refetches, 0);
    world.socket.tell({ type: "subscribed", cursor: "5-0" });
    world.socket.tell(created("5-1"));
    assert.equal(refetches, 1);
  });

  test("who is signed in hears of one's own RSVPs too, over a new connection from the same place", () => {
    const { world, connection } = connected();
    world.socket.tell(created("7-1"));
    const first = world.socket;
    connection.input({ type: "signedIn", userID: "u1", token: "t1" });
    assert(first.isClosed);
    world.socket.events.opened();
    assert.deepEqual(world.socket.sent, [{ type: "subscribe", topics: ["all", "me"], cursor: "7-1", token: "t1" }]);
  });

  test("the same person's next token is told on the connection that stands, from the same place", () => {
    const { world, connection } = connected();
    connection.input({ type: "signedIn", userID: "u1", token: "t1" });
    world.socket.events.opened();
    world.socket.tell(created("7-1"));
    connection.input({ type: "signedIn", userID: "u1", token: "t2" });
    assert.equal(world.sockets.length, 2);
    assert.deepEqual(world.socket.sent[1], { type: "subscribe", topics: ["all", "me"], cursor: "7-1", token: "t2" });
  });

  test("a token that comes while there is no connection goes with the next one", () => {
    const { world, connection } = connected();
    connection.input({ type: "signedIn", userID: "u1", token: "t1" });
    connection.input({ type: "signedIn", userID: "u1", token: "t2" });
    assert.deepEqual(world.socket.sent, []);
    world.socket.events.opened();
    assert.equal(world.sockets.length, 2);
    assert.match(JSON.stringify(world.socket.sent), /"token":"t2"/);
  });

  test("the same token changes nothing", () => {
    const { world, connection } = connected();
    connection.input({ type: "signedIn", userID: null, token: null });
    assert.equal(world.sockets.length, 1);
  });
});

describe("hearing", () => {
  test("known messages are delivered, unknown ones and noise are not", () => {
    const { world, heard } = connected();
    world.socket.tell(created("7-1"));
    world.socket.tell({ type: "weather:changed", cursor: "7-2", data: {} });
    world.socket.tell({ type: "event:created", cursor: "7-3" });
    world.socket.events.frame("not JSON");
    world.socket.events.frame("null");
    assert.deepEqual(heard.map((message) => message.type), ["event:created"]);
  });

  test("an unknown message still moves the cursor", () => {
    const { world } = connected();
    world.socket.tell({ type: "weather:changed", cursor: "9-9", data: {} });
    world.socket.events.closed();
    world.endPause();
    world.socket.events.opened();
    assert.deepEqual(world.socket.sent, [{ type: "subscribe", topics: ["all"], cursor: "9-9" }]);
  });

  test("resync asks for what is shown, and the old cursor is gone", () => {
    const { world, refetches } = connected();
    world.socket.tell(created("7-1"));
    world.socket.tell({ type: "resync" });
    assert.equal(refetches.length, 2);
    world.socket.events.closed();
    world.endPause();
    world.socket.events.opened();
    assert.deepEqual(world.socket.sent, [{ type: "subscribe", topics: ["all"] }]);
    world.socket.tell({ type: "subscribed", cursor: "9-0" });
    assert.equal(refetches.length, 3);
  });
});

describe("watching an event", () => {
  test("it is asked for at once, from the same place, and after a reconnect again", () => {
    const { world, connection } = connected();
    world.socket.tell(created("7-1"));
    world.socket.sent.length = 0;
    connection.input({ type: "watch", eventID: "e9" });
    connection.input({ type: "watch", eventID: "e9" });
    const watching = { type: "subscribe", topics: ["all", "event:e9"], cursor: "7-1" };
    assert.deepEqual(world.socket.sent, [watching]);
    world.socket.events.closed();
    world.endPause();
    world.socket.events.opened();
    assert.deepEqual(world.socket.sent, [watching]);
    connection.input({ type: "watch", eventID: null });
    assert.deepEqual(world.socket.sent[1], { type: "subscribe", topics: ["all"], cursor: "7-1" });
  });

  test("what is watched before there is a connection is asked for when it opens", () => {
    const { world, connection } = connected();
    world.socket.events.closed();
    connection.input({ type: "watch", eventID: "e9" });
    world.endPause();
    assert.deepEqual(world.socket.sent, []);
    world.socket.events.opened();
    assert.equal(world.socket.sent.length, 1);
    assert.match(JSON.stringify(world.socket.sent), /event:e9/);
  });
});

describe("reconnecting", () => {
  test("it resumes from the last cursor without asking for everything again", () => {
    const { world, refetches, connection } = connected();
    world.socket.tell(created("7-1"));
    world.socket.events.closed();
    assert.equal(connection.phase.get(), "waiting");
    world.endPause();
    world.socket.events.opened();
    assert.deepEqual(world.socket.sent, [{ type: "subscribe", topics: ["all"], cursor: "7-1" }]);
    assert.equal(refetches.length, 1);
  });

  test("pauses double up to half a minute", () => {
    const { world } = connected();
    world.randomness = 0.999999;
    for (let count = 0; count < 8; count += 1) {
      world.socket.events.closed();
      world.endPause();
    }
    assert.deepEqual(world.pauses, [500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  });

  test("clients cut off together come back apart", () => {
    const { world } = connected();
    world.randomness = 0;
    world.socket.events.closed();
    assert.deepEqual(world.pauses, [250]);
  });

  test("a connection that is cut at once again does not shorten the pauses, one that held does", () => {
    const { world } = connected();
    world.socket.events.closed();
    world.endPause();
    world.socket.events.opened();
    world.time += 1_000;
    world.socket.events.closed();
    world.endPause();
    world.socket.events.opened();
    world.time += 60_000;
    world.socket.events.closed();
    assert.deepEqual(world.pauses, [250, 500, 250]);
  });

  test("a socket that was given up is not heard any more", () => {
    const { world, heard, connection } = connected();
    const old = world.socket;
    connection.input({ type: "signedIn", userID: "u1", token: "t1" });
    old.tell(created("7-1"));
    old.events.closed();
    assert.equal(heard.length, 0);
    assert.equal(connection.phase.get(), "connecting");
  });
});

describe("a connection that died without a word", () => {
  const ping = { type: "ping" };

  test("is noticed, since the server is asked after a while and does not answer", () => {
    const { world, connection } = connected();
    const dead = world.socket;
    world.pass(25_000);
    assert.deepEqual(dead.sent[1], ping);
    assert.equal(connection.phase.get(), "open");
    world.pass(10_000);
    assert(dead.isClosed);
    assert.equal(connection.phase.get(), "waiting");
    world.endPause();
    world.socket.events.opened();
    assert.equal(world.sockets.length, 2);
    assert.match(JSON.stringify(world.socket.sent[0]), /"cursor":"1-0"/);
  });

  test("is another thing than one on which there is nothing to tell", () => {
    const { world, connection } = connected();
    for (let count = 0; count < 5; count += 1) {
      world.pass(25_000);
      world.pass(100);
      world.socket.tell({ type: "pong" });
      world.pass(9_900);
    }
    assert.equal(connection.phase.get(), "open");
    assert.equal(world.sockets.length, 1);
  });

  test("is not asked for while the server tells something", () => {
    const { world } = connected();
    world.pass(20_000);
    world.socket.tell(created("7-1"));
    world.pass(5_000);
    assert.equal(world.socket.sent.length, 1);
    world.pass(20_000);
    assert.deepEqual(world.socket.sent[1], ping);
  });

  test("is asked for at once when the device wakes up", () => {
    const { world, connection } = connected();
    connection.input({ type: "online" });
    assert.deepEqual(world.socket.sent[1], ping);
    world.pass(10_000);
    assert.equal(connection.phase.get(), "waiting");
  });

  test("is given up, too, when it does not open", () => {
    const world = new FakeLiveWorld();
    const connection = new LiveConnection(world, { hear: () => undefined, refetch: () => undefined });
    connection.input({ type: "start" });
    const dead = world.socket;
    world.pass(15_000);
    assert(dead.isClosed);
    assert.equal(connection.phase.get(), "waiting");
    dead.events.opened();
    assert.equal(connection.phase.get(), "waiting");
  });
});

describe("the browser's network", () => {
  test("offline closes, online connects at once", () => {
    const { world, connection } = connected();
    connection.input({ type: "offline" });
    assert(world.socket.isClosed);
    assert.equal(connection.phase.get(), "offline");
    connection.input({ type: "online" });
    assert.equal(world.sockets.length, 2);
  });

  test("coming back ends the pause instead of leaving two tries", () => {
    const { world, connection } = connected();
    world.socket.events.closed();
    connection.input({ type: "online" });
    assert.equal(world.sockets.length, 2);
    world.socket.events.opened();
    world.endPause();
    assert.equal(world.sockets.length, 2);
  });

  test("online while all is well changes nothing", () => {
    const { world, connection } = connected();
    connection.input({ type: "online" });
    assert.equal(world.sockets.length, 1);
  });
});

test("stopping closes the socket, and nothing opens another", () => {
  const { world, connection } = connected();
  connection.input({ type: "stop" });
  assert(world.socket.isClosed);
  world.socket.events.closed();
  connection.input({ type: "online" });
  assert.equal(world.sockets.length, 1);
  assert(!world.hasTimer);
});
