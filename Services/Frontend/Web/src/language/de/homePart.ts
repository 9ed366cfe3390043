import { home } from "./home";

/** What the home page says, and others that suggest events. */
export const homePart = { home };
