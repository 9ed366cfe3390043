import { Fragment } from "react";
import type { ReactElement, ReactNode } from "react";

interface RichTextProps {
  /** A text with parts such as `<link>words</link>`. */
  readonly text: string;
  /** What becomes of the words of each part, by its name. */
  readonly parts: Readonly<Record<string, (words: string) => ReactNode>>;
}

/** A sentence of which some words are a link, or stand out; where they stand in it is the language's matter. */
export function RichText({ text, parts }: RichTextProps): ReactElement {
  // Every third piece is plain, followed by the name of a part and its words.
  const pieces = text.split(/<(\w+)>(.*?)<\/\1>/);
  const drawn: ReactNode[] = [];
  for (let index = 0; index < pieces.length; index += 3) {
    const [plain, name, words = ""] = pieces.slice(index, index + 3);
    drawn.push(plain, name === undefined ? null : parts[name]?.(words) ?? words);
  }
  return <>{drawn.map((piece, index) => <Fragment key={index}>{piece}</Fragment>)}</>;
}
