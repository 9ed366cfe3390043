import type { ReactElement } from "react";
import { TextField } from "../forms/TextField";
import { useText } from "../language/useText";
import { AUDIT_SUBJECTS } from "./AuditEntry";
import type { AuditFilter } from "./AuditEntry";

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

/** Narrows the audit log by what it happened to and when. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps): ReactElement {
  const t = useText();
  return (
    <form className="filters table-filters" role="search" aria-label={t("admin.auditLog")} onSubmit={(submit) => submit.preventDefault()}>
      <fieldset className="chips">
        <legend className="visually-hidden">{t("admin.subject")}</legend>
        {["" as const, ...AUDIT_SUBJECTS].map((subject) => (
          <label key={subject} className="chip">
            <input type="radio" name="subject" checked={subject === filter.subject} onChange={() => onChange({ ...filter, subject })} />
            <span>{subject === "" ? t("admin.everything") : t(`admin.subject_${subject}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="filter-line">
        <TextField name="from" type="date" label={t("admin.from")} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
        <TextField name="to" type="date" label={t("admin.to")} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      </div>
    </form>
  );
}
