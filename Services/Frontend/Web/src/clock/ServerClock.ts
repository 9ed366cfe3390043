/** How far apart the true bounds may come before they are taken to speak of two different clocks (milliseconds). */
const SECOND = 1000;

/**
 * The server's time, from the Date headers of its answers, which name the second that had begun.
 *
 * Each answer bounds how far this device's clock is off; together they bound it closely. What is told is the least of
 * it: what opens by this clock is open at the server.
 */
export class ServerClock {
  private least = -Infinity;
  private most = Infinity;

  /** @param here the device's clock, milliseconds since 1970 */
  constructor(private readonly here: () => number) {}

  /** @param sentAt when the request began by the device's clock */
  note(date: string | null, sentAt: number): void {
    const second = Date.parse(date ?? "");
    if (Number.isNaN(second)) return;
    const least = second - this.here();
    const most = second + SECOND - sentAt;
    // A clock that was set meanwhile makes a new beginning.
    const isApart = least > this.most || most < this.least;
    this.least = isApart ? least : Math.max(least, this.least);
    this.most = isApart ? most : Math.min(most, this.most);
  }

  /** Milliseconds since 1970; the device's own time until an answer came. */
  now(): number {
    return this.here() + (Number.isFinite(this.least) ? this.least : 0);
  }
}
