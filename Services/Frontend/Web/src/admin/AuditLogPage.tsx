import "../app/firstFile";
import { useState } from "react";
import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { moment } from "../events/eventTime";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { usePages } from "../paging/usePages";
import { Link } from "../router/Link";
import { PagedSection } from "../shell/PagedSection";
import { DataTable } from "../tables/DataTable";
import type { Column } from "../tables/DataTable";
import { AdminFrame } from "./AdminFrame";
import { auditDetail } from "./auditDetail";
import { auditParameters } from "./AuditEntry";
import type { AuditEntry, AuditFilter } from "./AuditEntry";
import { AuditFilters } from "./AuditFilters";
import { auditWords } from "./auditWords";

/** Who changed what, the latest first. */
export function AuditLogPage(): ReactElement {
  const t = useText();
  return <AdminFrame title={t("adminFrame.auditLog")}><AuditLog /></AdminFrame>;
}

function AuditLog(): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const [filter, setFilter] = useState<AuditFilter>({ subject: "", from: "", to: "" });
  const list = usePages(`audit log ${auditParameters(filter)}`, (signal, url) => {
    return url === undefined ? api.audit(filter, signal) : api.more<AuditEntry>(url, signal);
  });
  return (
    <>
      <AuditFilters filter={filter} onChange={setFilter} />
      <PagedSection list={list} what={t("auditLog.theLog")} empty={t("auditLog.emptyLog")}>
        {(entries) => <DataTable caption={t("adminFrame.auditLog")} columns={columns(t)} rows={entries} keyOf={({ id }) => id} />}
      </PagedSection>
    </>
  );
}

function columns(t: Translate): readonly Column<AuditEntry>[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    {
      name: "what",
      header: t("auditLog.what"),
      cell: ({ action, subject_id, subject_name }) => (
        <>
          {action.startsWith("event.")
            ? <Link to={`/events/${subject_id}`}>{auditWords(action, t)}</Link>
            : auditWords(action, t)}
          {subject_name !== undefined && <small>{subject_name}</small>}
        </>
      ),
    },
    { name: "who", header: t("auditLog.who"), cell: ({ actor_name }) => actor_name ?? t("auditLog.nobodyDid") },
    {
      name: "detail",
      header: t("auditLog.detail"),
      cell: ({ detail }) => auditDetail(detail, t).map((line) => <small key={line}>{line}</small>),
    },
    { name: "when", header: t("auditLog.when"), cell: ({ at }) => <time dateTime={at}>{moment(at, here)}</time> },
  ];
}
