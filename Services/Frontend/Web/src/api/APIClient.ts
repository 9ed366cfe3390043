import { ApiError } from "./ApiError";
import { countsFrom } from "./Counts";
import type { Counts } from "./Counts";
import type { HTTPAnswer, HTTPRequest, HTTPTransport } from "./HTTPTransport";
import { nextPage } from "./nextPage";

/** One page of a list, and where the next one is. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  /** Only of the first page, and only where the server says so. */
  readonly counts?: Counts | null;
}

/** What the groups of routes have in common: how an answer is read. */
export abstract class APIClient {
  constructor(private readonly transport: HTTPTransport) {}

  protected async page<Item>(request: HTTPRequest): Promise<Page<Item>> {
    const answer = await this.transport.send(request);
    return {
      items: parse<Item[]>(answer),
      next: nextPage(answer.headers.get("link")),
      counts: countsFrom(answer.headers.get("counts")),
    };
  }

  /** All pages of a list, from the address of the first. */
  protected async all<Item>(url: string, signal: AbortSignal): Promise<readonly Item[]> {
    return (await this.whole<Item>(url, signal)).items;
  }

  /** The same with what the first page says of all. */
  protected async whole<Item>(url: string, signal: AbortSignal): Promise<Page<Item>> {
    const first = await this.page<Item>({ method: "GET", url, signal });
    const items = [...first.items];
    let { next } = first;
    while (next !== null) {
      const page: Page<Item> = await this.page({ method: "GET", url: next, signal });
      items.push(...page.items);
      next = page.next;
    }
    return { ...first, items, next };
  }

  protected async json<Answer>(request: HTTPRequest): Promise<Answer> {
    return parse<Answer>(await this.transport.send(request));
  }

  protected async text(request: HTTPRequest): Promise<string> {
    return (await this.transport.send(request)).text;
  }

  /** For what stands beside the answer's body. */
  protected async headers(request: HTTPRequest): Promise<Headers> {
    return (await this.transport.send(request)).headers;
  }

  /** For routes whose answer says nothing beyond its status. */
  protected async nothing(request: HTTPRequest): Promise<void> {
    await this.transport.send(request);
  }
}

/** Both ends are built from one tree, so a 2xx body is trusted to have its documented shape. */
function parse<Answer>({ text }: HTTPAnswer): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    // Something between answered in the server's place.
    throw ApiError.network();
  }
}
