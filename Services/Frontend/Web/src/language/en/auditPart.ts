import { auditActions } from "./auditActions";
import { auditTerms } from "./auditTerms";

/** What the audit log says. */
export const auditPart = { auditActions, auditTerms };
