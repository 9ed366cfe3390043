import { settings } from "./settings";

/** What is said of somebody’s account. */
export const settingsPart = { settings };
