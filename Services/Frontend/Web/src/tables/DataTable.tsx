import type { ReactElement, ReactNode } from "react";

export interface Column<Row> {
  readonly name: string;
  readonly header: string;
  cell(row: Row): ReactNode;
}

interface DataTableProps<Row> {
  /** What the table is about, for those who do not see what stands around it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string | number;
}

/**
 * Rows under headings; where there is no room for columns, each row is a card whose lines say what they are.
 *
 * The roles stand in the elements, since a browser forgets that a table is one once its parts lie differently.
 */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>): ReactElement {
  return (
    <table className="data-table" role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, header }) => <th key={name} role="columnheader" scope="col" data-column={name}>{header}</th>)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map(({ name, header, cell }) => (
              <td key={name} role="cell" data-column={name} data-header={header}>{cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
