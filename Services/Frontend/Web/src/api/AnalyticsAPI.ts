import type { EventFigures } from "../event-figures/EventFigures";
import type { CampusStatistics } from "../figures/CampusStatistics";
import type { EventSummary, FigureLists } from "../figures/FigureLists";
import { APIClient } from "./APIClient";
import type { Page } from "./APIClient";
import { ROOT } from "./root";

/** What can be had as a file for spreadsheets. */
export type FigureFile = keyof FigureLists | "attendance";

/** The routes of figures, each a method. All of them throw `ApiError`. */
export class AnalyticsAPI extends APIClient {
  statistics(parameters: URLSearchParams, signal: AbortSignal): Promise<CampusStatistics> {
    return this.json({ method: "GET", url: listPath("statistics", parameters), signal });
  }

  list<Name extends keyof FigureLists>(
    name: Name,
    parameters: URLSearchParams,
    signal: AbortSignal,
  ): Promise<readonly FigureLists[Name][]> {
    return this.json({ method: "GET", url: listPath(name, parameters), signal });
  }

  /** The events that are over, the latest first. @param url of a next page */
  past(parameters: URLSearchParams, signal: AbortSignal, url?: string): Promise<Page<EventSummary>> {
    return this.page({ method: "GET", url: url ?? listPath("attendance", parameters), signal });
  }

  event(eventID: string, signal: AbortSignal): Promise<EventFigures> {
    return this.json({ method: "GET", url: eventPath(eventID), signal });
  }

  /** A list in CSV. */
  file(name: FigureFile, parameters: URLSearchParams): Promise<string> {
    return this.text({ method: "GET", url: listPath(name, new URLSearchParams([...parameters, ["format", "csv"]])) });
  }

  /** What was decided about an event, in CSV. */
  eventFile(eventID: string): Promise<string> {
    return this.text({ method: "GET", url: `${eventPath(eventID)}?format=csv` });
  }
}

function listPath(name: string, parameters: URLSearchParams): string {
  return `${ROOT}/analytics/${name}?${parameters}`;
}

function eventPath(id: string): string {
  return `${ROOT}/events/${encodeURIComponent(id)}/analytics`;
}
