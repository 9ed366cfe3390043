export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: string | undefined;
  readonly body: unknown;
}

type Reply = () => Promise<Response>;

/** Answers requests with what a test has laid out for them, in turn; the last answer of a route stays. */
export class FakeServer {
  readonly requests: ReceivedRequest[] = [];
  private readonly replies = new Map<string, Reply[]>();

  /** `route` is `METHOD /path` without the query. */
  answer(route: string, status: number, body: unknown, headers: Record<string, string> = {}): this {
    const type = status >= 400 ? "application/problem+json" : "application/json";
    const text = status === 204 ? null : JSON.stringify(body);
    return this.add(route, async () => new Response(text, { status, headers: { "content-type": type, ...headers } }));
  }

  /** Answers with what is not JSON. */
  image(route: string, svg: string): this {
    return this.add(route, async () => new Response(svg, { status: 200, headers: { "content-type": "image/svg+xml" } }));
  }

  /** From now on the route has this one answer. */
  only(route: string, status: number, body: unknown): this {
    return this.forget(route).answer(route, status, body);
  }

  /** The route has no answer any more until it gets another. */
  forget(route: string): this {
    this.replies.delete(route);
    return this;
  }

  /** The request gets no answer: what `fetch` throws when the network is gone. */
  drop(route: string): this {
    return this.add(route, () => Promise.reject(new TypeError("Failed to fetch")));
  }

  /** The route's next request waits; the answer lets it go. */
  hold(route: string, status: number, body: unknown): () => void {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.add(route, async () => {
      await held;
      return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
    });
    return release;
  }

  /** What was asked of a route so far. */
  asked(route: string): readonly ReceivedRequest[] {
    return this.requests.filter(({ method, url }) => `${method} ${url.split("?")[0]}` === route);
  }

  add(route: string, reply: Reply): this {
    this.replies.set(route, [...(this.replies.get(route) ?? []), reply]);
    return this;
  }

  readonly fetch = (url: string, init: RequestInit): Promise<Response> => {
    const method = init.method ?? "GET";
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    const headers = init.headers as Record<string, string>;
    this.requests.push({ method, url, headers, credentials: init.credentials, body });
    const replies = this.replies.get(`${method} ${url.split("?")[0]}`);
    const reply = replies && replies.length > 1 ? replies.shift() : replies?.[0];
    return reply ? reply() : Promise.reject(new Error(`the test laid out no answer for ${method} ${url}`));
  };
}
