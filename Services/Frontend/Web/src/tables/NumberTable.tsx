import type { ReactElement } from "react";
import type { NumberRows } from "./NumberRows";

interface NumberTableProps {
  readonly caption: string;
  readonly rows: NumberRows;
}

/** Numbers under headings, for comparing and copying; where there is no room for the columns, it scrolls. */
export function NumberTable({ caption, rows: { headers, rows } }: NumberTableProps): ReactElement {
  const [first, ...others] = headers;
  return (
    // Reached with keys, so that whoever has no finger or wheel scrolls it, too.
    <div className="number-table-frame" role="group" aria-label={caption} tabIndex={0}>
      <table className="number-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((header) => <th key={header} scope="col">{header}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => <td key={others[index]}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
