/** How full an event is; scarce from where it is worth hurrying. */
export type Fill = "free" | "scarce" | "full";

export function fillOf(taken: number, seats: number): Fill {
  return taken >= seats ? "full" : taken >= seats * 0.85 ? "scarce" : "free";
}
