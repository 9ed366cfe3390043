/** What administrators’ pages say. */
export const adminPart = {};
