import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import type { CampusEvent } from "../events/CampusEvent";
import { categoryClass } from "../events/categoryClass";
import { DateStub } from "../events/DateStub";
import { longDate, timeRange } from "../events/eventTime";
import { Field } from "../forms/Field";
import { FormProblem } from "../forms/FormProblem";
import { requiredFields } from "../forms/requiredFields";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { MarkdownText } from "../markdown/MarkdownText";
import { useQuery } from "../query/useQuery";
import { Link } from "../router/Link";
import { Disclosure } from "../shell/Disclosure";

interface ApprovalCardProps {
  readonly event: CampusEvent;
  readonly onSettled: (event: CampusEvent, said: string) => void;
}

/** One event that waits: what it is and whose, to be published or given back with a word about why. */
export function ApprovalCard({ event, onSettled }: ApprovalCardProps): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const { isPending, problem, messages, submit } = useSubmission();
  const [isReturning, setReturning] = useState(false);
  const [reason, setReason] = useState("");

  const approve = () => void submit({}, async (intent) => {
    onSettled(await api.approve(event.id, intent), t("admin.approved", { title: event.title }));
  });
  const giveBack = (submission: FormEvent) => {
    submission.preventDefault();
    void submit(requiredFields({ reason }), async (intent) => {
      onSettled(await api.giveBack(event.id, reason.trim(), intent), t("admin.returned", { title: event.title }));
    });
  };
  return (
    <li className={`approval ${categoryClass(event.category)}`}>
      <DateStub event={event} />
      <div className="approval-words">
        <p className="category">{event.category}</p>
        <h2><Link to={`/events/${event.id}`}>{event.title}</Link></h2>
        <p>{longDate(event.start_time, event.timezone)}, {timeRange(event.start_time, event.end_time, event.timezone)}</p>
        <p>{event.location || t("admin.online")} · {t("admin.seats", { count: event.max_attendees })}</p>
        <Organizer id={event.organizer_id} />
        {event.description !== "" && (
          <Disclosure label={t("admin.readDescription")}>
            {() => <div className="event-description prose"><MarkdownText text={event.description} /></div>}
          </Disclosure>
        )}
        <FormProblem problem={problem} messages={messages} labels={{ reason: t("admin.reason") }} />
        {isReturning
          ? (
            <form className="form approval-form" noValidate onSubmit={giveBack}>
              <Field name="reason" label={t("admin.reason")} hint={t("admin.reasonHint")} error={messages["reason"]}>
                {(control) => (
                  <textarea
                    {...control}
                    rows={3}
                    maxLength={2000}
                    autoFocus
                    value={reason}
                    onChange={(change) => setReason(change.target.value)}
                  />
                )}
              </Field>
              <p className="form-actions">
                <button type="submit" className="button" disabled={isPending}>{t("admin.giveBack")}</button>
                <button type="button" className="button-quiet" onClick={() => setReturning(false)}>{t("admin.keep")}</button>
              </p>
            </form>
          )
          : (
            <p className="form-actions">
              <button
                type="button"
                className="button button-primary"
                aria-label={t("admin.approveTitle", { title: event.title })}
                disabled={isPending}
                onClick={approve}
              >
                {t("admin.approve")}
              </button>
              <button
                type="button"
                className="button"
                aria-label={t("admin.returnTitle", { title: event.title })}
                disabled={isPending}
                onClick={() => setReturning(true)}
              >
                {t("admin.return")}
              </button>
            </p>
          )}
      </div>
    </li>
  );
}

/** Who asks; nothing until it is known, since the event is what counts. */
function Organizer({ id }: { readonly id: string }): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const { answer } = useQuery(`person ${id}`, (signal) => api.person(id, signal));
  return <p className="approval-by">{answer === null ? "\u00a0" : t("admin.askedBy", { name: answer.name, email: answer.email })}</p>;
}
