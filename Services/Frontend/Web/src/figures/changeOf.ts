import { formatNumber } from "../language/texts";

/** How a figure has changed against the time before. */
export interface FigureChange {
  readonly direction: "up" | "down" | "same";
  /** By how much: a part of what was before, or points of a rate; null where nothing can be compared with. */
  readonly amount: number | null;
}

/** How a number differs from the one before. */
export function changeOfCount(now: number, before: number): FigureChange {
  return { direction: directionOf(now, before), amount: before === 0 ? null : Math.abs(now - before) / before };
}

/** How a rate differs from the one before; null when there was none, or is none. Rounded as both are shown. */
export function changeOfRate(now: number | null, before: number | null): FigureChange | null {
  if (now === null || before === null) return null;
  const [shown, shownBefore] = [tenths(now), tenths(before)];
  return { direction: directionOf(shown, shownBefore), amount: Math.abs(shown - shownBefore) / 10 };
}

/** "77.4%"; a dash where there is no rate. */
export function rateWords(rate: number | null): string {
  return rate === null ? "–" : formatNumber(rate, { style: "percent", maximumFractionDigits: 1 });
}

function tenths(rate: number): number {
  return Math.round(rate * 1000);
}

function directionOf(now: number, before: number): FigureChange["direction"] {
  return now === before ? "same" : now > before ? "up" : "down";
}
