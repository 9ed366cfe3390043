import type { ReactElement } from "react";
import { ChipChoice } from "../design/ChipChoice";
import { TextField } from "../forms/TextField";
import { useText } from "../language/useText";
import { AUDIT_SUBJECTS } from "./AuditEntry";
import type { AuditFilter, AuditSubject } from "./AuditEntry";

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

/** Narrows the audit log by what it happened to and when. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps): ReactElement {
  const t = useText();
  return (
    <form className="filters table-filters" role="search" aria-label={t("adminFrame.auditLog")} onSubmit={(submit) => submit.preventDefault()}>
      <ChipChoice<AuditSubject | "">
        name="subject"
        label={t("auditLog.subject")}
        value={filter.subject}
        options={[
          { value: "", label: t("auditLog.everything") },
          ...AUDIT_SUBJECTS.map((subject) => ({ value: subject, label: t(`auditLog.subject_${subject}`) })),
        ]}
        onChoose={(subject) => onChange({ ...filter, subject })}
      />
      <div className="filter-line">
        <TextField name="from" type="date" isRequired={false} label={t("auditLog.from")} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
        <TextField name="to" type="date" isRequired={false} label={t("auditLog.to")} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      </div>
    </form>
  );
}
