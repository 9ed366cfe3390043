import "../app/firstFile";
import type { ReactElement } from "react";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import { AdminFrame } from "./AdminFrame";
import { ApprovalCard } from "./ApprovalCard";
import { useApprovals } from "./useApprovals";

/** What organizers ask to have published. */
export function ApprovalsPage(): ReactElement {
  const t = useText();
  return <AdminFrame title={t("adminFrame.approvals")}><Approvals /></AdminFrame>;
}

function Approvals(): ReactElement {
  const t = useText();
  const { events, load, said, settle } = useApprovals();
  if (events === null && load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (events === null) return <Skeleton what={t("admin.theApprovals")} shape="ticket" count={2} />;
  return (
    <>
      {/* Stays in place, so that screen readers watch it. */}
      <p className={said === "" ? "visually-hidden" : "notice"} role="status">{said}</p>
      {events.length === 0
        ? <EmptyState icon="check" words={t("admin.noApprovals")} />
        : (
          <ul className="approvals">
            {events.map((event) => <ApprovalCard key={event.id} event={event} onSettled={settle} />)}
          </ul>
        )}
    </>
  );
}
