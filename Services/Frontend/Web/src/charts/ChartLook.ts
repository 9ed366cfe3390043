/** How the style sheet has a chart drawn. */
export interface ChartLook {
  readonly text: string;
  readonly grid: string;
  /** The ground behind what is said of a point, and the ink on it. */
  readonly note: { readonly ground: string; readonly ink: string };
  /** One for each series. */
  readonly series: readonly string[];
  readonly font: string;
  readonly isMoving: boolean;
}

/** Reads it off the elements around the canvas, since a canvas knows no custom properties. */
export function lookOf(figure: HTMLElement): ChartLook {
  const { color, borderTopColor, fontFamily } = getComputedStyle(figure);
  const page = getComputedStyle(document.body);
  return {
    text: color,
    grid: borderTopColor,
    note: { ground: page.color, ink: getComputedStyle(document.documentElement).backgroundColor },
    series: [...figure.querySelectorAll(".swatch")].map((swatch) => getComputedStyle(swatch).backgroundColor),
    font: fontFamily,
    isMoving: !(window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? true),
  };
}

/** Calls back when the page is drawn in other colours: in another theme, and on paper. What it gives back ends it. */
export function watchLook(changed: () => void): () => void {
  const media = ["(prefers-color-scheme: dark)", "print"].flatMap((query) => window.matchMedia?.(query) ?? []);
  const theme = new window.MutationObserver(changed);
  media.forEach((list) => list.addEventListener("change", changed));
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    media.forEach((list) => list.removeEventListener("change", changed));
    theme.disconnect();
  };
}
