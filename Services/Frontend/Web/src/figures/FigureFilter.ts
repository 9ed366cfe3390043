import { EVENT_CATEGORIES } from "../events/CampusEvent";
import type { EventCategory } from "../events/CampusEvent";
import { dayFrom } from "./Day";
import type { Day } from "./Day";
import { daysOf, FIGURE_PERIODS } from "./FigurePeriod";
import type { DayRange, FigurePeriod } from "./FigurePeriod";

/** Which events figures are of; it stands in the page's address. */
export interface FigureFilter {
  readonly period: FigurePeriod;
  /** Of the period `days`; null for an end that is not chosen. */
  readonly days: DayRange;
  readonly category: EventCategory | null;
  readonly groupID: string | null;
}

const USUAL: FigurePeriod = "last-30";
const NO_DAYS: DayRange = { from: null, to: null };

/** Reads the query part of an address; what is unknown counts as absent. */
export function filterFromSearch(search: string): FigureFilter {
  const parameters = new URLSearchParams(search);
  const wanted = parameters.get("period");
  const period = FIGURE_PERIODS.find((known) => known === wanted) ?? USUAL;
  return {
    period,
    days: period === "days" ? { from: dayFrom(parameters.get("from")), to: dayFrom(parameters.get("to")) } : NO_DAYS,
    category: EVENT_CATEGORIES.find((known) => known === parameters.get("category")) ?? null,
    groupID: parameters.get("group") || null,
  };
}

/** The query part of an address that stands for the filter, with its question mark; empty for the usual one. */
export function searchOf({ period, days, category, groupID }: FigureFilter): string {
  const parameters = new URLSearchParams();
  if (period !== USUAL) parameters.set("period", period);
  if (period === "days" && days.from !== null) parameters.set("from", days.from);
  if (period === "days" && days.to !== null) parameters.set("to", days.to);
  if (category !== null) parameters.set("category", category);
  if (groupID !== null) parameters.set("group", groupID);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** The days that the filter stands for; null when they end before they begin. */
export function rangeOf({ period, days }: FigureFilter, today: Day): DayRange | null {
  if (period !== "days") return daysOf(period, today);
  return days.from !== null && days.to !== null && days.from > days.to ? null : days;
}

/** The filter without its time, as parameters of the API: for what tells of now. */
export function whoseParameters({ category, groupID }: FigureFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  if (category !== null) parameters.set("category", category);
  if (groupID !== null) parameters.set("group_id", groupID);
  return parameters;
}

/** The same of events that begin in a time. */
export function parametersOf(filter: FigureFilter, { from, to }: DayRange): URLSearchParams {
  const parameters = new URLSearchParams();
  if (from !== null) parameters.set("from", from);
  if (to !== null) parameters.set("to", to);
  return new URLSearchParams([...parameters, ...whoseParameters(filter)]);
}
