/** Where every route of events-api begins. */
export const ROOT = "/api/v1";
