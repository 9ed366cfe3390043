import type { ReactElement, ReactNode } from "react";

/** One kind of pieces of the gallery. */
export function GalleryPart({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return <section className="gallery-part"><h2>{title}</h2>{children}</section>;
}
