/** The browser's timer: calls back once after `milliseconds`; the answer calls it off. */
export function startTimer(milliseconds: number, fired: () => void): () => void {
  const timer = setTimeout(fired, milliseconds);
  return () => clearTimeout(timer);
}
