/**
 * The address under which an `img` shows an SVG document.
 *
 * The image is asked for with a token, which an `img` cannot send; and as an image, not as part of the page, it can
 * hold nothing that runs.
 */
export function ticketImageAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
