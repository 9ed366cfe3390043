/** How many of all there are of each kind, whatever page and kind was asked for. */
export type Counts = Readonly<Record<string, number>>;

/** Reads the `Counts` header, such as `coming=3, past=12`; null where there is none. */
export function countsFrom(header: string | null): Counts | null {
  if (header === null) return null;
  return Object.fromEntries([...header.matchAll(/([a-z_-]+)=(\d+)/g)].map(([, kind = "", number]) => [kind, Number(number)]));
}

/** All kinds together. */
export function countOfAll(counts: Counts): number {
  return Object.values(counts).reduce((sum, number) => sum + number, 0);
}
