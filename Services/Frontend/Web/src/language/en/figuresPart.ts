import { eventFigures } from "./eventFigures";
import { figures } from "./figures";

/** What pages of figures say beside what organizers’ and administrators’ do; see app/figurePages.ts. */
export const figuresPart = { eventFigures, figures };
