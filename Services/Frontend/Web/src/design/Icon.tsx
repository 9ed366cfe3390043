import type { ReactElement } from "react";

/** Lines on a grid of 24, drawn with the colour of the text around them. */
const PATHS = {
  arrowLeft: "m14 6-6 6 6 6",
  arrowRight: "m10 6 6 6-6 6",
  calendar: "M4 7.5A1.5 1.5 0 0 1 5.5 6h13A1.5 1.5 0 0 1 20 7.500v11a1.5 1.5 0 0 1-1.5 1.500h-13A1.5 1.5 0 0 1 4 18.500Zm0 3h16M8.5 3.500V8m7-4.500V8",
  check: "m5 12.5 4.5 4.500L19 7.5",
  clock: "M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Zm0-13.500v5l3.2 2",
  exit: "M10 5H6.500A1.5 1.5 0 0 0 5 6.500v11A1.5 1.5 0 0 0 6.500 19H10m5-3.500 3.500-3.500L15 8.500M18.500 12H10",
  globe: "M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.500c2.4 2.300 3.6 5.100 3.6 8.500s-1.2 6.200-3.6 8.500c-2.4-2.300-3.6-5.100-3.6-8.500s1.2-6.200 3.6-8.500Z",
  list: "M8.5 6.500H20M8.5 12H20M8.5 17.500H20M4 6.500h.01M4 12h.01M4 17.500h.01",
  moon: "M19.5 14.300A8 8 0 0 1 9.7 4.500a8 8 0 1 0 9.8 9.800Z",
  offline: "m4 4 16 16M8.5 15.500a5 5 0 0 1 5-1.200M5.5 12a9.5 9.5 0 0 1 4-2.300m4.7-.200A9.5 9.5 0 0 1 18.5 12M12 19h.01",
  people: "M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 8a6 6 0 0 1 12 0m.5-14.500a3.5 3.5 0 0 1 0 6m2 2.500a6 6 0 0 1 3.5 6",
  pin: "M12 21s7-6.2 7-11.500a7 7 0 0 0-14 0C5 14.8 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  print: "M7 9V4h10v5M7 17H4.500v-6.500A1.5 1.5 0 0 1 6 9h12a1.5 1.5 0 0 1 1.5 1.500V17H17M7 14.500h10V20H7Z",
  screen: "M4 6.500A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.500v8a1.5 1.5 0 0 1-1.5 1.500h-13A1.5 1.5 0 0 1 4 14.500Zm5 13h6m-3-3.500v3.5",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5",
  settings: "M4 8h9m4 0h3M4 16h3m4 0h9M17 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0Zm-6 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z",
  share: "M12 15V4m-4 3.500L12 3.500l4 4M6 12H5v8h14v-8h-1",
  sparkle: "M12 4l1.8 5.200L19 11l-5.2 1.800L12 18l-1.8-5.200L5 11l5.2-1.800Zm7 12v4m-2-2h4",
  sun: "M12 16.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 2.500V4m0 16v1.500M2.5 12H4m16 0h1.500M5.3 5.300l1 1m11.4 11.4 1 1m0-13.4-1 1M6.3 17.700l-1 1",
  ticket: "M4 8.500A1.5 1.5 0 0 1 5.5 7h13A1.5 1.5 0 0 1 20 8.500V10a2 2 0 0 0 0 4v1.500a1.5 1.5 0 0 1-1.5 1.500h-13A1.5 1.5 0 0 1 4 15.500V14a2 2 0 0 0 0-4ZM14 7v2m0 2v2m0 2v2",
} as const;

export type IconName = keyof typeof PATHS;

export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[];

/** A sign beside words, or a button's content that has its words for screen readers. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
