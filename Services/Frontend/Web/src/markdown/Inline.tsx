import { Fragment } from "react";
import type { ReactElement } from "react";
import type { marked } from "marked";
import { safeImage, safeLink } from "./safeAddress";
import { unescaped } from "./unescaped";

interface InlineProps {
  readonly tokens: readonly marked.Token[];
  /** Whether it stands in a link: there can be none in another. */
  readonly isLinked?: boolean;
}

/** What stands within a line: words, emphasis, code, links, images. */
export function Inline({ tokens, isLinked = false }: InlineProps): ReactElement {
  return <>{tokens.map((token, index) => <Fragment key={index}>{inline(token, isLinked)}</Fragment>)}</>;
}

function inline(token: marked.Token, isLinked: boolean): ReactElement | string {
  switch (token.type) {
    case "strong": return <strong><Inline tokens={token.tokens} isLinked={isLinked} /></strong>;
    case "em": return <em><Inline tokens={token.tokens} isLinked={isLinked} /></em>;
    case "del": return <del><Inline tokens={token.tokens} isLinked={isLinked} /></del>;
    case "codespan": return <code>{unescaped(token.text)}</code>;
    case "br": return <br />;
    case "link": return <OutwardLink link={token} isLinked={isLinked} />;
    case "image": return image(token);
    case "text":
    case "escape": return unescaped(token.text);
    default: return token.raw;
  }
}

interface OutwardLinkProps {
  readonly link: marked.Tokens.Link;
  readonly isLinked: boolean;
}

/** Whoever wrote the text vouches for the address, not we: search engines are told so. */
function OutwardLink({ link, isLinked }: OutwardLinkProps): ReactElement {
  const address = isLinked ? null : safeLink(unescaped(link.href));
  if (address === null) return <Inline tokens={link.tokens} isLinked={isLinked} />;
  return (
    <a href={address} title={titleOf(link)} rel="noopener nofollow"><Inline tokens={link.tokens} isLinked /></a>
  );
}

/** Its words alone where the image would come over an open line, or from no web server at all. */
function image(token: marked.Tokens.Image): ReactElement | string {
  const address = safeImage(unescaped(token.href));
  const words = unescaped(token.text);
  if (address === null) return words;
  return (
    <img src={address} alt={words} title={titleOf(token)} loading="lazy" decoding="async" referrerPolicy="no-referrer" />
  );
}

function titleOf({ title }: { readonly title: string | null }): string | undefined {
  return title ? unescaped(title) : undefined;
}
