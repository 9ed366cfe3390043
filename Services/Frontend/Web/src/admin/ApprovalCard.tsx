import { useState } from "react";
import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import type { CampusEvent } from "../events/CampusEvent";
import { categoryClass } from "../events/categoryClass";
import { DateStub } from "../events/DateStub";
import { longDate, timeRange } from "../events/eventTime";
import { Field } from "../forms/Field";
import { Form } from "../forms/Form";
import { FormProblem } from "../forms/FormProblem";
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
  const [isReturning, setReturning] = useState(false);
  return (
    <li className={`approval ${categoryClass(event.category)}`}>
      <DateStub event={event} />
      <div className="approval-words">
        <p className="category">{t(`categories.${event.category}`)}</p>
        <h2><Link to={`/events/${event.id}`}>{event.title}</Link></h2>
        <p>{longDate(event.start_time, event.timezone)}, {timeRange(event.start_time, event.end_time, event.timezone)}</p>
        <p>{event.location || t("admin.online")} · {t("admin.seats", { count: event.max_attendees })}</p>
        <Organizer id={event.organizer_id} />
        {event.description !== "" && (
          <Disclosure label={t("admin.readDescription")}>
            {() => <div className="event-description prose"><MarkdownText text={event.description} /></div>}
          </Disclosure>
        )}
        {isReturning
          ? <ReturnForm event={event} onSettled={onSettled} onClose={() => setReturning(false)} />
          : <Decision event={event} onSettled={onSettled} onReturn={() => setReturning(true)} />}
      </div>
    </li>
  );
}

interface DecisionProps extends ApprovalCardProps {
  readonly onReturn: () => void;
}

function Decision({ event, onSettled, onReturn }: DecisionProps): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const submission = useSubmission();
  const { title } = event;
  const approve = () => void submission.submit({}, async () => {
    onSettled(await api.approve(event.id, submission.intent), t("admin.approved", { title }));
  });
  return (
    <>
      <FormProblem submission={submission} labels={{}} />
      <p className="form-actions">
        <button
          type="button"
          className="button button-primary"
          aria-label={t("admin.approveTitle", { title })}
          disabled={submission.isPending}
          onClick={approve}
        >
          {t("admin.approve")}
        </button>
        <button
          type="button"
          className="button"
          aria-label={t("admin.returnTitle", { title })}
          disabled={submission.isPending}
          onClick={onReturn}
        >
          {t("admin.return")}
        </button>
      </p>
    </>
  );
}

interface ReturnFormProps extends ApprovalCardProps {
  readonly onClose: () => void;
}

function ReturnForm({ event, onSettled, onClose }: ReturnFormProps): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const submission = useSubmission();
  const [reason, setReason] = useState("");
  const label = t("admin.reason");
  const giveBack = async () => {
    onSettled(await api.giveBack(event.id, reason.trim(), submission.intent), t("admin.returned", { title: event.title }));
  };
  return (
    <Form submission={submission} labels={{ reason: label }} className="approval-form" onSend={giveBack}>
      <Field name="reason" label={label} hint={t("admin.reasonHint")} error={submission.messages["reason"]}>
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
        <button type="submit" className="button" disabled={submission.isPending}>{t("admin.giveBack")}</button>
        <button type="button" className="button-quiet" onClick={onClose}>{t("admin.keep")}</button>
      </p>
    </Form>
  );
}

/** Who asks; nothing until it is known, since the event is what counts. */
function Organizer({ id }: { readonly id: string }): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const { answer } = useQuery(`person ${id}`, (signal) => api.person(id, signal));
  return <p className="approval-by">{answer === null ? "\u00a0" : t("admin.askedBy", { name: answer.name, email: answer.email })}</p>;
}
