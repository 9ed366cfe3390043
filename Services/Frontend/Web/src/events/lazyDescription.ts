import { lazy } from "react";

// Reading Markdown takes as much as the rest of a page; what one came to do comes first.
export const Description = lazy(async () => ({ default: (await import("./Description")).Description }));
