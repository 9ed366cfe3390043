/** How long a text is as the server counts: in Unicode's characters, not in halves of some as browsers do, and without the space around it. */
export function characters(text: string): number {
  return [...text.trim()].length;
}
