import { Lexer, Tokenizer } from "marked";
import type { marked } from "marked";

/** HTML is no part of our Markdown: it is text like any other, and is shown as it was typed. */
function textOnlyTokenizer(): Tokenizer {
  return Object.assign(new Tokenizer(), { html: () => undefined, tag: () => undefined });
}

/**
 * Reads GitHub's Markdown, in which a line break is one; nothing of it is ever written as HTML.
 *
 * @returns null for what the parser gives up on: thousands of quotes in one another exhaust its stack.
 */
export function parseMarkdown(text: string): readonly marked.Token[] | null {
  try {
    // Mangling would write e-mail addresses as random entities.
    const lexer = new Lexer({ gfm: true, breaks: true, mangle: false, tokenizer: textOnlyTokenizer() });
    return lexer.lex(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
