import type { ReactElement } from "react";
import { moment } from "../events/eventTime";
import { useText } from "../language/useText";

interface DraftNoticeProps {
  /** When it was kept; milliseconds since 1970. */
  readonly at: number;
  readonly onDiscard: () => void;
}

/** Says that the form holds what was typed another time, and offers to do without it. */
export function DraftNotice({ at, onDiscard }: DraftNoticeProps): ReactElement {
  const t = useText();
  const when = moment(new Date(at).toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <div className="notice notice-line" role="status">
      <p>{t("eventEditor.restored", { when })}</p>
      <button type="button" className="button" onClick={onDiscard}>{t("eventEditor.discardDraft")}</button>
    </div>
  );
}
