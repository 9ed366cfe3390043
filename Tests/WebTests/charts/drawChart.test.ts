import { page } from "../support/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Chart } from "chart.js";
import type { ChartData } from "../../../Services/Frontend/Web/src/charts/ChartData";
import type { ChartLook } from "../../../Services/Frontend/Web/src/charts/ChartLook";

const { window } = page;
const LOOK: ChartLook = {
  text: "rgb(1, 1, 1)",
  grid: "rgb(2, 2, 2)",
  note: { ground: "rgb(3, 3, 3)", ink: "rgb(4, 4, 4)" },
  series: ["rgb(26, 92, 71)", "rgb(133, 127, 112)"],
  font: "sans-serif",
  isMoving: false,
};
const DATA: Omit<ChartData, "kind"> = {
  labels: ["Mon", "Tue"],
  series: [{ name: "Taken", look: "first", values: [1200, 2] }, { name: "Seats", look: "limit", values: [null, 40] }],
};
let words: Set<string>;
let colours: Set<string>;

/** What Chart.js needs of a browser beyond jsdom: a place to draw on, which says what was drawn. */
function canvas(): HTMLCanvasElement {
  const made = window.document.createElement("canvas");
  window.document.body.replaceChildren(made);
  const context = new Proxy<Record<string, unknown>>({ canvas: made }, {
    get: (held, name: string) => held[name] ?? ((text: string) => {
      if (name === "fillText") words.add(text);
      return { width: 10 };
    }),
    set: (held, name: string, value) => {
      if (name === "strokeStyle" || name === "fillStyle") colours.add(String(value));
      held[name] = value;
      return true;
    },
  });
  made.getContext = () => context as never;
  Object.defineProperties(window.document.body, { clientWidth: { value: 600, configurable: true }, clientHeight: { value: 300, configurable: true } });
  window.document.body.getBoundingClientRect = () => ({ width: 600, height: 300, left: 0, top: 0 }) as DOMRect;
  return made;
}

beforeEach(() => {
  words = new Set();
  colours = new Set();
  class ResizeObserver {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  const { MutationObserver, HTMLCanvasElement } = window;
  Object.assign(globalThis, { MutationObserver, HTMLCanvasElement, ResizeObserver, getComputedStyle: window.getComputedStyle });
  Object.assign(window, { ResizeObserver });
});

test("one point alone, which makes no line, is drawn in columns", async () => {
  const { drawChart } = await import("../../../Services/Frontend/Web/src/charts/drawChart");
  const drawn = ["Mon", "Tue"].map((_, index, days) => {
    const made = canvas();
    const chart = drawChart(made, { ...DATA, kind: "lines", labels: days.slice(index) }, LOOK);
    const { type } = Chart.getChart(made)?.config.data.datasets[0] ?? {};
    chart.remove();
    return type;
  });
  assert.deepEqual(drawn, ["line", "bar"]);
});

for (const kind of ["lines", "steps", "columns", "bars"] as const) {
  test(`${kind} are drawn in the swatches' colours, and anew in others, with the numbers as people write them`, async () => {
    const { drawChart } = await import("../../../Services/Frontend/Web/src/charts/drawChart");
    const chart = drawChart(canvas(), { ...DATA, kind }, LOOK);
    for (const word of ["Mon", "Tue", "1,000"]) assert(words.has(word), `${word} is not among ${[...words].join()}`);
    assert(!words.has("Taken"), "the legend stands beside the canvas");
    for (const colour of LOOK.series) assert(colours.has(colour));
    assert(!colours.has("rgb(143, 214, 184)"));
    chart.show({ ...DATA, kind, labels: ["Mon", "Wed"] }, { ...LOOK, series: ["rgb(143, 214, 184)", "rgb(115, 130, 123)"] });
    assert(words.has("Wed"));
    assert(colours.has("rgb(143, 214, 184)"));
    chart.remove();
  });
}
