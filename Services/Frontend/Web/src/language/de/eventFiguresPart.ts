import { eventFigures } from "./eventFigures";

/** What is said of one event’s figures. */
export const eventFiguresPart = { eventFigures };
