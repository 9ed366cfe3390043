// What only administrators open, in one file; see organizerPages.ts.
import "./laterFile";

export { ApprovalsPage } from "../admin/ApprovalsPage";
export { AuditLogPage } from "../admin/AuditLogPage";
export { DeadLettersPage } from "../admin/DeadLettersPage";
export { PeoplePage } from "../admin/PeoplePage";
export { VenuesPage } from "../admin/VenuesPage";
