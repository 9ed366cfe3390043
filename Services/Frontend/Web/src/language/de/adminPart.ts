import { admin } from "./admin";
import { auditActions } from "./auditActions";
import { auditTerms } from "./auditTerms";

/** What administrators’ pages say beside what organizers’ do; see app/adminPages.ts. */
export const adminPart = { admin, auditActions, auditTerms };
