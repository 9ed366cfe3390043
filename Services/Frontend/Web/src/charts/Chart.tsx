import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import type { ChartData } from "./ChartData";
import { lookOf, watchLook } from "./ChartLook";
import type { DrawnChart } from "./drawChart";

interface ChartProps {
  /** What it shows, in a sentence, for those who do not see it. */
  readonly summary: string;
  readonly data: ChartData;
  /** It cannot be drawn. */
  readonly onFail: () => void;
}

/** A chart with its legend. What draws it is loaded when it is to be seen. */
export function Chart({ summary, data, onFail }: ChartProps): ReactElement {
  const figure = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useDrawing(figure, canvas, data, onFail);
  return (
    <figure className={`chart chart-${data.kind}`} ref={figure} aria-busy={!drawn}>
      <ul className="chart-legend" aria-hidden="true">
        {data.series.map(({ name, look }) => <li key={name}><span className={`swatch swatch-${look}`} />{name}</li>)}
      </ul>
      <div className="chart-area"><canvas ref={canvas} role="img" aria-label={summary} /></div>
    </figure>
  );
}

type Held<Element> = { readonly current: Element | null };

/** Draws the data, and draws it anew when it or the page's colours change; whether it stands. */
function useDrawing(
  figure: Held<HTMLElement>,
  canvas: Held<HTMLCanvasElement>,
  data: ChartData,
  onFail: () => void,
): boolean {
  const [chart, setChart] = useState<DrawnChart | null>(null);
  const latest = useRef({ data, onFail });
  latest.current = { data, onFail };

  useEffect(() => {
    let isOver = false;
    let made: DrawnChart | null = null;
    const begin = async () => {
      const { drawChart } = await import("./drawChart");
      if (isOver || figure.current === null || canvas.current === null) return;
      if (canvas.current.getContext("2d") === null) return latest.current.onFail();
      made = drawChart(canvas.current, latest.current.data, lookOf(figure.current));
      setChart(made);
    };
    begin().catch((error: unknown) => {
      console.warn(error);
      if (!isOver) latest.current.onFail();
    });
    return () => {
      isOver = true;
      made?.remove();
    };
  }, [figure, canvas]);

  useEffect(() => {
    if (chart === null) return undefined;
    const show = (isMoving: boolean) => {
      if (figure.current === null) return;
      const look = lookOf(figure.current);
      chart.show(latest.current.data, { ...look, isMoving: look.isMoving && isMoving });
    };
    show(true);
    // At once: on paper nothing moves.
    return watchLook(() => show(false));
  }, [chart, data, figure]);
  return chart !== null;
}
