import { Fragment } from "react";
import type { ReactElement } from "react";
import type { marked } from "marked";
import { useText } from "../language/useText";
import { Inline } from "./Inline";

/** So deep may quotes and lists stand in one another; what is deeper is shown as it was typed. */
const DEEPEST = 12;

interface BlocksProps {
  readonly tokens: readonly marked.Token[];
  /** What is added to the depth of a heading to have its level on the page. */
  readonly headingShift: number;
  readonly depth: number;
  /** Whether lines of a list are paragraphs, since empty lines stand between them. */
  readonly isLoose?: boolean;
}

/** Paragraphs, headings, lists, quotes, code and tables, one under the other. */
export function Blocks({ tokens, ...place }: BlocksProps): ReactElement {
  return <>{tokens.map((token, index) => <Fragment key={index}>{block(token, place)}</Fragment>)}</>;
}

type Place = Omit<BlocksProps, "tokens">;

function block(token: marked.Token, place: Place): ReactElement | string | null {
  switch (token.type) {
    case "space":
    case "def": return null;
    case "paragraph": return <p><Inline tokens={token.tokens} /></p>;
    case "heading": return <Heading heading={token} shift={place.headingShift} />;
    case "list": return <List list={token} place={place} />;
    case "blockquote":
      if (place.depth >= DEEPEST) return <p>{token.raw}</p>;
      return <blockquote><Blocks {...place} tokens={token.tokens} depth={place.depth + 1} /></blockquote>;
    case "code": return <pre tabIndex={0}><code>{token.text}</code></pre>;
    case "table": return <Table table={token} />;
    case "hr": return <hr />;
    case "text": return "tokens" in token && token.tokens ? line(token.tokens, place) : token.raw;
    default: return token.raw;
  }
}

function line(tokens: readonly marked.Token[], { isLoose }: Place): ReactElement {
  return isLoose ? <p><Inline tokens={tokens} /></p> : <Inline tokens={tokens} />;
}

function Heading({ heading, shift }: { readonly heading: marked.Tokens.Heading; readonly shift: number }): ReactElement {
  const words = <Inline tokens={heading.tokens} />;
  switch (Math.max(heading.depth + shift, 2)) {
    case 2: return <h2>{words}</h2>;
    case 3: return <h3>{words}</h3>;
    case 4: return <h4>{words}</h4>;
    case 5: return <h5>{words}</h5>;
    default: return <h6>{words}</h6>;
  }
}

function List({ list, place }: { readonly list: marked.Tokens.List; readonly place: Place }): ReactElement {
  if (place.depth >= DEEPEST) return <p>{list.raw}</p>;
  const inner = { ...place, depth: place.depth + 1, isLoose: list.loose };
  const items = list.items.map((item, index) => <Item key={index} item={item} place={inner} />);
  return list.ordered ? <ol start={list.start === "" ? undefined : list.start}>{items}</ol> : <ul>{items}</ul>;
}

function Item({ item, place }: { readonly item: marked.Tokens.ListItem; readonly place: Place }): ReactElement {
  return (
    <li className={item.task ? "task" : undefined}>
      {item.task && (item.checked ? "☑ " : "☐ ")}
      <Blocks {...place} tokens={item.tokens} />
    </li>
  );
}

/** Wider than a phone it scrolls, also by keyboard, and the page does not. */
function Table({ table }: { readonly table: marked.Tokens.Table }): ReactElement {
  const t = useText();
  return (
    <div className="table-scroll" role="group" aria-label={t("shell.table")} tabIndex={0}>
      <table>
        <thead>
          <tr>{table.header.map((cell, index) => <th key={index} scope="col"><Inline tokens={cell.tokens} /></th>)}</tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>{row.map((cell, column) => <td key={column}><Inline tokens={cell.tokens} /></td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
