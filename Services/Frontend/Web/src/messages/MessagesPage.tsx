import "../app/firstFile";
import type { ReactElement } from "react";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import { Skeleton } from "../design/Skeleton";
import type { CampusEvent } from "../events/CampusEvent";
import { useText } from "../language/useText";
import { ManageFrame } from "../manage/ManageFrame";
import { useQuery } from "../query/useQuery";
import { LoadFailure } from "../shell/LoadFailure";
import { MessageForm } from "./MessageForm";
import { MessageList } from "./MessageList";

/** Writes to those who come, and shows what was written. */
export function MessagesPage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const t = useText();
  return (
    <ManageFrame eventID={parameters["id"] ?? ""} title={t("messages.title")} needs="manage">
      {(event) => <Messages event={event} />}
    </ManageFrame>
  );
}

function Messages({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const api = useAPI(OrganizerAPI);
  const { answer: sent, load, query } = useQuery(`messages ${event.id}`, (signal) => api.messages(event.id, signal));
  const isPublished = event.status !== "draft" && event.status !== "pending";
  return (
    <div className="two-columns">
      <section aria-labelledby="compose-heading">
        <h2 id="compose-heading">{t("messages.compose")}</h2>
        {isPublished
          ? <MessageForm event={event} onSent={(message) => query.change((before) => [message, ...before])} />
          : <p>{t("messages.notPublished")}</p>}
      </section>
      <section aria-labelledby="sent-heading">
        <h2 id="sent-heading">{t("messages.sent")}</h2>
        {sent === null && load.phase === "failed" && <LoadFailure message={load.message} onRetry={load.retry} />}
        {sent === null && load.phase === "loading" && <Skeleton what={t("messages.theMessages")} shape="row" count={2} />}
        {sent !== null && <MessageList messages={sent} eventID={event.id} />}
      </section>
    </div>
  );
}
