import { auditActions } from "./auditActions";
import { auditLog } from "./auditLog";
import { auditTerms } from "./auditTerms";

/** What the audit log says. */
export const auditPart = { auditActions, auditLog, auditTerms };
