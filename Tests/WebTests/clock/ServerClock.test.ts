import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ServerClock } from "../../../Services/Frontend/Web/src/clock/ServerClock";

const NOON = Date.parse("2026-11-29T12:00:00Z");
let here: number;
let clock: ServerClock;

beforeEach(() => {
  here = NOON;
  clock = new ServerClock(() => here);
});

/** An answer of a server that is `ahead` milliseconds ahead, which took `way` milliseconds in each direction. */
function hear(ahead: number, way: number): void {
  const sentAt = here;
  const second = Math.floor((here + way + ahead) / 1000) * 1000;
  here += 2 * way;
  clock.note(new Date(second).toUTCString(), sentAt);
}

test("without an answer it is the device's own time", () => {
  assert.equal(clock.now(), NOON);
  clock.note(null, here);
  clock.note("yesterday", here);
  assert.equal(clock.now(), NOON);
});

test("answers bound it ever closer, and it is never ahead of the server", () => {
  for (let answer = 0; answer < 40; answer += 1) {
    hear(-90_000, 30);
    here += 137;
    assert(clock.now() <= here - 90_000);
  }
  assert(here - 90_000 - clock.now() < 200, `${here - 90_000 - clock.now()} ms behind`);
});

test("when the device's clock is set, it begins anew", () => {
  hear(0, 20);
  here += 3_600_000;
  const ahead = -3_600_000;
  hear(ahead, 20);
  assert(Math.abs(clock.now() - (here + ahead)) <= 1040);
});
