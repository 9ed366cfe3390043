import "../support/dom";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ApiError } from "../../../Services/Frontend/Web/src/api/ApiError";
import type { HTTPEnvironment } from "../../../Services/Frontend/Web/src/api/HTTPTransport";
import { HTTPTransport } from "../../../Services/Frontend/Web/src/api/HTTPTransport";
import { Intent } from "../../../Services/Frontend/Web/src/api/Intent";
import { PARTS } from "../../../Services/Frontend/Web/src/language/parts";
import { settled } from "../support/FakeBrowser";
import { FakeServer } from "../support/FakeServer";

function transport(
  server: FakeServer,
  token: string | null = null,
  renewed: string | null = null,
  fetch: HTTPEnvironment["fetch"] = server.fetch,
) {
  const pauses: number[] = [];
  const refused: string[] = [];
  const made = new HTTPTransport({
    fetch,
    sleep: async (milliseconds) => void pauses.push(milliseconds),
    tokens: {
      known: () => Promise.resolve(),
      token: () => Promise.resolve(token),
      renew: async (old) => {
        refused.push(old);
        return renewed;
      },
    },
  });
  return { made, pauses, refused };
}

function keysOf(server: FakeServer): Set<string | undefined> {
  return new Set(server.requests.map(({ headers }) => headers["Idempotency-Key"]));
}

const POST = { method: "POST", url: "/things", body: { name: "x" } } as const;

describe("repeating", () => {
  test("a POST without an answer is sent again with the same Idempotency-Key", async () => {
    const server = new FakeServer().drop("POST /things").drop("POST /things").answer("POST /things", 201, {});
    const { made, pauses } = transport(server);
    assert.equal((await made.send(POST)).status, 201);
    const keys = server.requests.map((request) => request.headers["Idempotency-Key"]);
    assert.equal(keys.length, 3);
    assert.equal(new Set(keys).size, 1);
    assert.match(keys[0] ?? "", /^[0-9a-f]{32}$/);
    assert.deepEqual(pauses, [400, 1200]);
  });

  test("two intents have two keys", async () => {
    const server = new FakeServer().answer("POST /things", 201, {});
    const { made } = transport(server);
    await made.send(POST);
    await made.send(POST);
    assert.equal(new Set(server.requests.map((request) => request.headers["Idempotency-Key"])).size, 2);
  });

  test("it gives up after three tries", async () => {
    const server = new FakeServer().drop("POST /things");
    await assert.rejects(transport(server).made.send(POST), { kind: "network", status: 0 });
    assert.equal(server.requests.length, 3);
  });

  test("a full queue is tried again after the time it asks for", async () => {
    const server = new FakeServer().answer("POST /things", 503, {}, { "retry-after": "2" }).answer("POST /things", 201, {});
    const { made, pauses } = transport(server);
    await made.send(POST);
    assert.deepEqual(pauses, [2000]);
  });

  test("a long Retry-After is the person's to decide", async () => {
    const server = new FakeServer().answer("POST /things", 503, {}, { "retry-after": "60" });
    await assert.rejects(transport(server).made.send(POST), { status: 503, retryAfter: 60 });
    assert.equal(server.requests.length, 1);
  });

  for (const status of [400, 401, 403, 404, 409, 422, 500]) {
    test(`${status} is an answer and is not asked for again`, async () => {
      const server = new FakeServer().answer("POST /things", status, {});
      await assert.rejects(transport(server).made.send(POST), { status });
      assert.equal(server.requests.length, 1);
    });
  }

  test("what the caller no longer wants is not sent again", async () => {
    const server = new FakeServer();
    const caller = new AbortController();
    server.add("GET /things", () => {
      caller.abort();
      return Promise.reject(new TypeError("aborted"));
    });
    const request = { method: "GET", url: "/things", signal: caller.signal } as const;
    await assert.rejects(transport(server).made.send(request), { kind: "aborted" });
    assert.equal(server.requests.length, 1);
  });
});

describe("one intent", () => {
  test("keeps its key from one send to the next while no answer has come", async () => {
    const server = new FakeServer().drop("POST /things");
    const { made } = transport(server);
    const intent = new Intent();
    await assert.rejects(made.send({ ...POST, intent }), { kind: "network" });
    server.only("POST /things", 503, {});
    await assert.rejects(made.send({ ...POST, intent }), { status: 503 });
    server.only("POST /things", 201, {});
    await made.send({ ...POST, intent });
    assert.equal(keysOf(server).size, 1);
    await made.send({ ...POST, intent });
    assert.equal(keysOf(server).size, 2);
  });

  test("has another key for another content", async () => {
    const server = new FakeServer().drop("POST /things");
    const { made } = transport(server);
    const intent = new Intent();
    await assert.rejects(made.send({ ...POST, intent }), { kind: "network" });
    await assert.rejects(made.send({ ...POST, body: { name: "y" }, intent }), { kind: "network" });
    assert.equal(keysOf(server).size, 2);
  });
});

describe("an answer that stops within its body", () => {
  test("is waited for no longer than one that does not begin, and asked for again", async (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const server = new FakeServer().answer("GET /things", 200, []);
    let tries = 0;
    const { made } = transport(server, null, null, async (url, init) => {
      tries += 1;
      if (tries > 1) return server.fetch(url, init);
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode("[1,"));
          init.signal?.addEventListener("abort", () => controller.error(new DOMException("", "AbortError")));
        },
      });
      return new Response(body);
    });
    const sent = made.send({ method: "GET", url: "/things" });
    await settled();
    context.mock.timers.tick(15_000);
    assert.equal((await sent).text, "[]");
    assert.equal(tries, 2);
  });

  test("is given more time while it goes on coming", async (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const pieces: ReadableStreamDefaultController<Uint8Array>[] = [];
    const { made } = transport(new FakeServer(), null, null, async (_, init) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          pieces.push(controller);
          init.signal?.addEventListener("abort", () => controller.error(new DOMException("", "AbortError")));
        },
      });
      return new Response(body);
    });
    const sent = made.send({ method: "GET", url: "/things" });
    for (const piece of ["[1", ",2", "]"]) {
      await settled();
      context.mock.timers.tick(14_000);
      pieces[0]?.enqueue(new TextEncoder().encode(piece));
    }
    pieces[0]?.close();
    assert.equal((await sent).text, "[1,2]");
    assert.equal(pieces.length, 1);
  });

  test("is not told to who called it off within it", async () => {
    const caller = new AbortController();
    const { made } = transport(new FakeServer(), null, null, async () => {
      setImmediate(() => caller.abort());
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          await settled(2);
          controller.enqueue(new TextEncoder().encode("[]"));
          controller.close();
        },
      });
      return new Response(body);
    });
    await assert.rejects(made.send({ method: "GET", url: "/things", signal: caller.signal }), { kind: "aborted" });
  });
});

describe("headers", () => {
  test("who is signed in sends the token, and only POST sends a key", async () => {
    const server = new FakeServer().answer("GET /things", 200, []);
    await transport(server, "t1").made.send({ method: "GET", url: "/things" });
    assert.deepEqual(server.requests[0]?.headers, { Accept: "application/json", Authorization: "Bearer t1" });
  });

  test("cookies go to this site alone", async () => {
    const server = new FakeServer().answer("GET /things", 200, []);
    await transport(server).made.send({ method: "GET", url: "/things" });
    assert.equal(server.requests[0]?.credentials, "same-origin");
  });
});

describe("tokens", () => {
  test("a refused one is renewed, and the request repeated once with the same Idempotency-Key", async () => {
    const server = new FakeServer().answer("POST /things", 401, {}).answer("POST /things", 201, {});
    const { made, refused } = transport(server, "t1", "t2");
    assert.equal((await made.send(POST)).status, 201);
    assert.deepEqual(refused, ["t1"]);
    const [first, second] = server.requests.map(({ headers }) => headers);
    assert.deepEqual([first?.["Authorization"], second?.["Authorization"]], ["Bearer t1", "Bearer t2"]);
    assert.equal(first?.["Idempotency-Key"], second?.["Idempotency-Key"]);
  });

  test("what is refused with the new one as well is refused", async () => {
    const server = new FakeServer().answer("GET /things", 401, { detail: "No" });
    const { made, refused } = transport(server, "t1", "t2");
    await assert.rejects(made.send({ method: "GET", url: "/things" }), { status: 401, message: "No." });
    assert.deepEqual([server.requests.length, refused.length], [2, 1]);
  });

  test("when nobody is signed in any more the refusal stands", async () => {
    const server = new FakeServer().answer("GET /things", 401, {});
    const { made, refused } = transport(server, "t1", null);
    await assert.rejects(made.send({ method: "GET", url: "/things" }), { status: 401 });
    assert.deepEqual([server.requests.length, refused.length], [1, 1]);
  });

  test("a refusal for another reason renews nothing", async () => {
    const server = new FakeServer().answer("GET /things", 403, {});
    const { made, refused } = transport(server, "t1", "t2");
    await assert.rejects(made.send({ method: "GET", url: "/things" }), { status: 403 });
    assert.deepEqual([server.requests.length, refused.length], [1, 0]);
  });

  test("what goes without a token neither sends nor renews one", async () => {
    const server = new FakeServer().answer("POST /things", 401, {});
    const { made, refused } = transport(server, "t1", "t2");
    await assert.rejects(made.send({ ...POST, isAnonymous: true }), { status: 401 });
    assert.equal(server.requests[0]?.headers["Authorization"], undefined);
    assert.deepEqual([server.requests.length, refused.length], [1, 0]);
  });
});

describe("problems", () => {
  test("a refusal is told, too, when the words for it do not come", async (context) => {
    const texts = PARTS.en as { refusal: () => Promise<unknown> };
    const { refusal } = texts;
    texts.refusal = () => new Promise(() => undefined);
    context.mock.timers.enable({ apis: ["setTimeout"] });
    try {
      const server = new FakeServer().answer("GET /things", 409, {});
      const told = transport(server).made.send({ method: "GET", url: "/things" }).catch((error: ApiError) => error.status);
      await settled();
      context.mock.timers.tick(3_000);
      await settled();
      // Had nothing been told by then, the mark that comes behind it would be first.
      assert.equal(await Promise.race([told, Promise.resolve("nothing")]), 409);
    } finally {
      texts.refusal = refusal;
    }
  });

  async function errorOf(status: number, body: unknown, headers: Record<string, string> = {}): Promise<ApiError> {
    const server = new FakeServer().answer("GET /things", status, body, headers);
    try {
      await transport(server).made.send({ method: "GET", url: "/things" });
    } catch (error) {
      if (error instanceof ApiError) return error;
    }
    throw new Error("the request was to fail with an ApiError");
  }

  test("the server's detail is what people read", async () => {
    assert.equal((await errorOf(409, { detail: "RSVPs have closed" })).message, "RSVPs have closed.");
  });

  test("every bad field is named; what is no field error is left out", async () => {
    const errors = [{ field: "title", message: "is required" }, { field: 7 }, null];
    const error = await errorOf(422, { detail: "Some fields are not valid", errors });
    assert.deepEqual(error.fieldErrors, [{ field: "title", message: "is required" }]);
  });

  test("a fault of ours gives a reference and hides the detail", async () => {
    const error = await errorOf(500, { detail: "column x does not exist", request_id: "abc" });
    assert.match(error.message, /quote reference abc/);
    assert.doesNotMatch(error.message, /column/);
  });

  test("too many tries says how long to wait", async () => {
    assert.equal((await errorOf(429, {}, { "retry-after": "30" })).message, "Too many tries. Wait 30 seconds and try again.");
    const crowd = await errorOf(429, { detail: "Too many come from this network" }, { "retry-after": "541" });
    assert.equal(crowd.message, "Too many come from this network. Wait 10 minutes and try again.");
  });

  test("which problem it is, and what only that one says, can be read", async () => {
    const error = await errorOf(409, { type: "/problems/several-people", detail: "2 people", candidates: [1, 2] });
    assert.equal(error.type, "several-people");
    assert.deepEqual(error.extensions["candidates"], [1, 2]);
  });

  test("an error page that is no JSON is still a clear error", async () => {
    const error = await errorOf(404, "<html>", { "content-type": "text/html" });
    assert.equal(error.message, "This does not exist, or is not open to you. Check the address.");
  });
});
