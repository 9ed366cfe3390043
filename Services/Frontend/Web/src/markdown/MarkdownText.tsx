import "../app/firstFile";
import { useMemo } from "react";
import type { ReactElement } from "react";
import type { marked } from "marked";
import { Blocks } from "./Blocks";
import { parseMarkdown } from "./parseMarkdown";

/**
 * A text that someone else wrote in Markdown. It becomes elements of the kinds that ../markdown makes and no others,
 * never HTML, so there is nothing in it to clean. Its highest heading is an h2, under the page's h1.
 */
export function MarkdownText({ text }: { readonly text: string }): ReactElement {
  const tokens = useMemo(() => parseMarkdown(text), [text]);
  if (tokens === null) return <p className="as-typed">{text}</p>;
  return <Blocks tokens={tokens} headingShift={2 - highestHeading(tokens)} depth={0} />;
}

function highestHeading(tokens: readonly marked.Token[]): number {
  return Math.min(6, ...tokens.map((token) => (token.type === "heading" ? token.depth : 6)));
}
