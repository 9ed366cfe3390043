/** A point of time, and what was so by its end. */
export interface TimedPoint<Point> {
  /** Such texts compare as the times do. */
  readonly key: string;
  readonly point: Point;
}

/** A line of more is not worth drawing point by point: what lies between stays left out. */
const MOST = 1_000;

/**
 * Points with one more for each step between them in which nothing happened, so that a line has its time to scale.
 *
 * @param next the key of the step after another
 * @param quiet what a step is in which nothing happened, after another
 */
export function withoutGaps<Point>(
  points: readonly TimedPoint<Point>[],
  next: (key: string) => string,
  quiet: (before: Point) => Point,
): readonly TimedPoint<Point>[] {
  const found: TimedPoint<Point>[] = [];
  for (const point of points) {
    const last = found[found.length - 1];
    if (last !== undefined) {
      for (let key = next(last.key); key < point.key && found.length < MOST; key = next(key)) {
        found.push({ key, point: quiet(last.point) });
      }
    }
    found.push(point);
  }
  return found;
}
