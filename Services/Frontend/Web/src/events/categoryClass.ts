import type { EventCategory } from "./CampusEvent";

/** The class that gives an event its category's colour. */
export function categoryClass(category: EventCategory): string {
  return `category-${category.toLowerCase().replace(/\s+/g, "-")}`;
}
