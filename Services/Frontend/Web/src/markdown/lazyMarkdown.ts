import { lazy } from "react";

// See events/lazyDescription.ts.
export const MarkdownText = lazy(async () => ({ default: (await import("./MarkdownText")).MarkdownText }));
