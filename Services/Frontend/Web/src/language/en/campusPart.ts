import { about } from "./about";
import { groups } from "./groups";

/** What is said of groups, and of this place. */
export const campusPart = { about, groups };
