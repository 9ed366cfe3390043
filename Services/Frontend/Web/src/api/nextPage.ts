/** The address of the next page in a `Link` header (RFC 8288), or null on the last page. */
export function nextPage(header: string | null): string | null {
  for (const link of header?.split(/,(?=\s*<)/) ?? []) {
    const address = /^\s*<([^>]*)>/.exec(link)?.[1];
    const relation = /;\s*rel=(?:"([^"]*)"|([^\s;"]+))/i.exec(link);
    const relations = (relation?.[1] ?? relation?.[2] ?? "").toLowerCase().split(/\s+/);
    if (address && relations.includes("next")) return address;
  }
  return null;
}
