import { figures } from "./figures";

/** What is said of figures. */
export const figuresPart = { figures };
