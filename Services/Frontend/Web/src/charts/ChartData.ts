/** How a series is drawn; the style sheet has a swatch of each, whose colour the chart takes. */
export type SeriesLook = "first" | "second" | "third" | "before" | "limit";

export interface ChartSeries {
  readonly name: string;
  readonly look: SeriesLook;
  /** One for each label; null where there is none. */
  readonly values: readonly (number | null)[];
}

/** What a chart shows: lines over time, steps of what stays until it changes, columns, or bars that lie. */
export interface ChartData {
  readonly kind: "lines" | "steps" | "columns" | "bars";
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}
