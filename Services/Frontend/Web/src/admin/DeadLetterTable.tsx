import type { ReactElement } from "react";
import { moment } from "../events/eventTime";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { DataTable } from "../tables/DataTable";
import type { Column } from "../tables/DataTable";
import { templateName } from "../telling/templateName";
import type { FailedNotification } from "./FailedNotification";

interface DeadLetterTableProps {
  readonly letters: readonly FailedNotification[];
  readonly isPending: boolean;
  readonly onRetry: (id: string) => void;
}

/** What was given up: to whom, of what, and what went wrong. */
export function DeadLetterTable({ letters, isPending, onRetry }: DeadLetterTableProps): ReactElement {
  const t = useText();
  const action: Column<FailedNotification> = {
    name: "actions",
    header: t("admin.actions"),
    cell: (letter) => (
      <button
        type="button"
        className="button"
        aria-label={t("admin.retryOf", { what: templateName(letter.template, t), name: recipient(letter) })}
        disabled={isPending}
        onClick={() => onRetry(letter.id)}
      >
        {t("admin.retry")}
      </button>
    ),
  };
  return <DataTable caption={t("adminFrame.deadLetters")} columns={[...columns(t), action]} rows={letters} keyOf={({ id }) => id} />;
}

function columns(t: Translate): readonly Column<FailedNotification>[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    {
      name: "person",
      header: t("admin.person"),
      cell: (letter) => (
        <>
          <strong>{recipient(letter)}</strong>
          {letter.name !== undefined && <small>{letter.address}</small>}
        </>
      ),
    },
    {
      name: "what",
      header: t("admin.what"),
      cell: ({ template, channel }) => <>{templateName(template, t)}<small>{t(`telling.channel_${channel}`)}</small></>,
    },
    {
      name: "why",
      header: t("admin.why"),
      cell: ({ last_error, attempts }) => <>{last_error ?? "–"}<small>{t("admin.attempts", { count: attempts })}</small></>,
    },
    { name: "when", header: t("admin.when"), cell: ({ failed_at }) => <time dateTime={failed_at}>{moment(failed_at, here)}</time> },
  ];
}

function recipient({ name, address }: FailedNotification): string {
  return name ?? address ?? "–";
}
