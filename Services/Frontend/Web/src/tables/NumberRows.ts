/** A table of numbers as it is read: in the language of the page. */
export interface NumberRows {
  /** The first is of the rows' names. */
  readonly headers: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly cells: readonly string[];
  }[];
}

/** The same as spreadsheets take it from the clipboard. */
export function tabSeparated({ headers, rows }: NumberRows): string {
  const lines = [headers, ...rows.map(({ name, cells }) => [name, ...cells])];
  // A tab or a line's end within a name would be another cell.
  return lines.map((cells) => cells.map((cell) => cell.replace(/\s+/g, " ")).join("\t")).join("\n");
}
