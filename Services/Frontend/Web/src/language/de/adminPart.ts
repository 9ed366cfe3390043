import { admin } from "./admin";

/** What administrators’ pages say beside what organizers’ do; see app/adminPages.ts. */
export const adminPart = { admin };
