import { ApiError } from "./ApiError";
import type { HTTPAnswer, HTTPRequest, HTTPTransport } from "./HTTPTransport";
import { nextPage } from "./nextPage";

/** One page of a list, and where the next one is. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What the groups of routes have in common: how an answer is read. */
export abstract class APIClient {
  constructor(private readonly transport: HTTPTransport) {}

  protected async page<Item>(request: HTTPRequest): Promise<Page<Item>> {
    const answer = await this.transport.send(request);
    return { items: parse<Item[]>(answer), next: nextPage(answer.headers.get("link")) };
  }

  /** All pages of a list, from the address of the first. */
  protected async all<Item>(url: string, signal: AbortSignal): Promise<readonly Item[]> {
    const items: Item[] = [];
    let next: string | null = url;
    while (next !== null) {
      const page: Page<Item> = await this.page({ method: "GET", url: next, signal });
      items.push(...page.items);
      next = page.next;
    }
    return items;
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
