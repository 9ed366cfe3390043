import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { QueryCache } from "../../../Services/Frontend/Web/src/query/QueryCache";
import { settled } from "../support/FakeBrowser";

let time = 0;
let cache: QueryCache;
let asked: AbortSignal[];

beforeEach(() => {
  time = 0;
  cache = new QueryCache(() => time);
  asked = [];
});

/** Answers how often it was asked. */
async function count(signal: AbortSignal): Promise<number> {
  asked.push(signal);
  const answer = asked.length;
  await settled(1);
  return answer;
}

describe("asking", () => {
  test("one request serves everybody who shows the answer", async () => {
    const query = cache.query<number>("a");
    query.use(count, 0);
    cache.query<number>("a").use(count, 0);
    await settled();
    cache.query<number>("a").use(count, 0);
    assert.equal(query.get().answer, 1);
    assert.equal(asked.length, 1);
    time = 60_000;
    cache.query<number>("a").use(count, 0);
    assert.equal(asked.length, 2);
  });

  test("what is known is shown at once, and asked for again", async () => {
    const release = cache.query<number>("a").use(count, 0);
    await settled();
    release();
    const query = cache.query<number>("a");
    query.use(count, 0);
    assert.equal(query.get().answer, 1);
    await settled();
    assert.equal(query.get().answer, 2);
  });

  test("when something may have been missed, what is under way is asked for anew", async () => {
    const query = cache.query<number>("a");
    query.use(count, 0);
    const again = query.use(count, 1);
    await settled();
    assert.deepEqual(asked.map((signal) => signal.aborted), [true, false]);
    assert.equal(query.get().answer, 2);
    again();
  });

  test("a request that nobody waits for any more is called off", async () => {
    const query = cache.query<number>("a");
    query.use(count, 0)();
    await settled();
    assert(asked[0]?.aborted);
    assert.equal(query.get().answer, null);
  });

  test("a failure leaves what is shown in place", async () => {
    const query = cache.query<number>("a");
    query.use(count, 0);
    await settled();
    await query.refresh(() => Promise.reject(new Error("gone")));
    assert.equal(query.get().answer, 1);
    assert.equal((query.get().error as Error).message, "gone");
  });
});

describe("changes that are hoped for", () => {
  test("show at once, and stay when they work", async () => {
    const query = cache.query<number>("a");
    query.put(1);
    const sent = query.changeAhead((answer) => answer + 10, () => settled(1));
    assert.equal(query.get().answer, 11);
    await sent;
    assert.equal(query.get().answer, 11);
  });

  test("are taken back when they do not work, and whoever asked hears why", async () => {
    const query = cache.query<number>("a");
    query.put(1);
    const sent = query.changeAhead((answer) => answer + 10, () => Promise.reject(new Error("refused")));
    assert.equal(query.get().answer, 11);
    await assert.rejects(sent, { message: "refused" });
    assert.equal(query.get().answer, 1);
  });

  test("of two at once, the one that is refused is taken back and the other stays", async () => {
    const query = cache.query<readonly string[]>("a");
    query.put([]);
    let refuse: (error: Error) => void = () => undefined;
    const first = query.changeAhead((answer) => [...answer, "first"], () => new Promise<void>((_, reject) => {
      refuse = reject;
    }));
    const second = query.changeAhead((answer) => [...answer, "second"], () => settled(1));
    assert.deepEqual(query.get().answer, ["first", "second"]);
    refuse(new Error("refused"));
    await assert.rejects(first, { message: "refused" });
    assert.deepEqual(query.get().answer, ["second"]);
    await second;
    assert.deepEqual(query.get().answer, ["second"]);
  });

  test("stay on top of an answer that comes before theirs", async () => {
    const query = cache.query<number>("a");
    query.put(1);
    const sent = query.changeAhead((answer) => Math.max(answer, 10), async () => query.put(2));
    assert.equal(query.get().answer, 10);
    await sent;
    assert.equal(query.get().answer, 10);
  });

  test("are not taken back over what the server said meanwhile", async () => {
    const query = cache.query<number>("a");
    query.put(1);
    await assert.rejects(query.changeAhead((answer) => answer + 10, async () => {
      query.put(5);
      throw new Error("refused");
    }), { message: "refused" });
    assert.equal(query.get().answer, 5);
  });
});

describe("keeping", () => {
  test("another person's answers are forgotten, and asked for anew where they are shown", () => {
    const query = cache.query<number>("a");
    query.use(count, cache.generation.get());
    query.put(1);
    cache.clear();
    assert.equal(query.get().answer, null);
    assert.equal(cache.generation.get(), 1);
  });

  test("only so many answers are kept that nobody shows; those that are shown stay", () => {
    const shown = cache.query<number>("shown");
    shown.use(count, 0);
    shown.put(7);
    cache.query<number>("first").put(1);
    for (let number = 0; number < 60; number += 1) cache.query<number>(`n${number}`).put(number);
    assert.equal(cache.query<number>("shown").get().answer, 7);
    assert.equal(cache.query<number>("n59").get().answer, 59);
    assert.equal(cache.query<number>("first").get().answer, null);
  });
});
