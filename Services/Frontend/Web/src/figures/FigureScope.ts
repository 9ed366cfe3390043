/** Whose events figures are of: one's own and one's groups', or all of the campus, which administrators see. */
export type FigureScope = "own" | "campus";
