// Chart.js stands in this file alone, which is loaded when the first chart is to be seen.
import "../app/firstFile";
import {
  BarController, BarElement, CategoryScale, Chart, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip,
} from "chart.js";
import type { ChartConfiguration, ChartDataset } from "chart.js";
import { formatNumber } from "../language/texts";
import type { ChartData, ChartSeries } from "./ChartData";
import type { ChartLook } from "./ChartLook";

Chart.register(
  BarController, BarElement, CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip,
);

type Drawn = "line" | "bar";

/** A chart that stands on a canvas. */
export interface DrawnChart {
  show(data: ChartData, look: ChartLook): void;
  remove(): void;
}

export function drawChart(canvas: HTMLCanvasElement, data: ChartData, look: ChartLook): DrawnChart {
  const chart = new Chart<Drawn, (number | null)[], string>(canvas, configuration(data, look));
  return {
    show(nextData, nextLook) {
      const next = configuration(nextData, nextLook);
      chart.data = next.data;
      if (next.options) chart.options = next.options;
      chart.update();
    },
    remove: () => chart.destroy(),
  };
}

function configuration(data: ChartData, look: ChartLook): ChartConfiguration<Drawn, (number | null)[], string> {
  const isOfLines = isDrawnInLines(data);
  const lies = data.kind === "bars";
  const font = { family: look.font, size: 13 };
  const numbers = {
    beginAtZero: true,
    grid: { color: look.grid, drawBorder: false, drawTicks: false },
    ticks: { color: look.text, font, padding: 8, precision: 0, maxTicksLimit: 5, callback: (value: string | number) => formatNumber(Number(value)) },
  };
  const names = {
    grid: { display: false, drawBorder: false },
    // Names are all wanted; of days and months as many as there is room for.
    ticks: { color: look.text, font, padding: 4, maxRotation: 0, autoSkip: !lies, autoSkipPadding: 20 },
  };
  return {
    type: isOfLines ? "line" : "bar",
    data: {
      labels: [...data.labels],
      datasets: data.series.map((series, index) => dataset(series, data, look.series[index] ?? look.text)),
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: lies ? "y" : "x",
      animation: look.isMoving ? { duration: 280 } : false,
      interaction: { mode: "index", intersect: false, axis: lies ? "y" : "x" },
      // The legend stands beside the canvas.
      plugins: { legend: { display: false }, tooltip: tooltip(look, font) },
      scales: lies ? { x: numbers, y: names } : { x: names, y: numbers },
    },
  };
}

/** One point alone makes no line. */
function isDrawnInLines({ kind, labels }: ChartData): boolean {
  return labels.length > 1 && (kind === "lines" || kind === "steps");
}

function dataset({ name, look, values }: ChartSeries, data: ChartData, colour: string): ChartDataset<Drawn, (number | null)[]> {
  const common = { label: name, data: [...values], borderColor: colour };
  if (!isDrawnInLines(data)) {
    return { ...common, type: "bar", backgroundColor: colour, borderWidth: 0, borderRadius: 3, maxBarThickness: 22, categoryPercentage: 0.72, barPercentage: 0.92 };
  }
  const isBeside = look === "before" || look === "limit";
  return {
    ...common,
    type: "line",
    backgroundColor: colour.replace(/^rgb\((.*)\)$/, "rgba($1, 0.1)"),
    fill: look === "first",
    borderWidth: isBeside ? 1.5 : 2,
    borderDash: isBeside ? [4, 4] : [],
    stepped: data.kind === "steps",
    pointRadius: 0,
    pointHoverRadius: isBeside ? 0 : 4,
    pointBackgroundColor: colour,
  };
}

function tooltip(look: ChartLook, font: { readonly family: string; readonly size: number }): object {
  return {
    backgroundColor: look.note.ground,
    titleColor: look.note.ink,
    bodyColor: look.note.ink,
    titleFont: { ...font, weight: "600" },
    bodyFont: font,
    padding: 10,
    cornerRadius: 8,
    boxPadding: 4,
    usePointStyle: true,
    callbacks: {
      label: ({ dataset, raw }: { readonly dataset: { readonly label?: string }; readonly raw: unknown }) => {
        return ` ${dataset.label ?? ""}: ${typeof raw === "number" ? formatNumber(raw) : "–"}`;
      },
    },
  };
}
