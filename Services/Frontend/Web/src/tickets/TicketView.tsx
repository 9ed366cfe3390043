import "../app/firstFile";
import { Fragment } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { Icon } from "../design/Icon";
import { Skeleton } from "../design/Skeleton";
import { moment } from "../events/eventTime";
import { useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import { useQuery } from "../query/useQuery";
import type { Ticket } from "./Ticket";
import { ticketImageAddress } from "./ticketImageAddress";

interface TicketViewProps {
  readonly rsvpID: string;
  /** What was mailed to a guest; null for who is signed in. */
  readonly code: string | null;
}

/** What one shows at the door: the code for a camera, and in letters for a person. */
export function TicketView({ rsvpID, code }: TicketViewProps): ReactElement {
  const t = useText();
  const { api } = useCampus();
  const { answer, load } = useQuery(`ticket ${rsvpID} ${code}`, async (signal) => {
    const [ticket, image] = await Promise.all([api.ticket(rsvpID, code, signal), api.ticketImage(rsvpID, code, signal)]);
    return { ticket, image };
  });
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  return (
    <div className="admission" role="group" aria-label={t("tickets.yourTicket")}>
      {answer === null
        ? <div className="admission-code"><Skeleton shape="code" what={t("tickets.loading")} /></div>
        : <img className="admission-code" src={ticketImageAddress(answer.image)} alt={t("tickets.qr")} />}
      {answer && <TicketWords ticket={answer.ticket} />}
    </div>
  );
}

function TicketWords({ ticket }: { readonly ticket: Ticket }): ReactElement {
  const t = useText();
  return (
    <>
      <p className="admission-name">{ticket.name}</p>
      <p className="admission-hint">
        {ticket.checked_in_at === null
          ? t("tickets.show")
          : t("tickets.cameIn", { when: moment(ticket.checked_in_at, ticket.timezone) })}
      </p>
      <p><code className="admission-letters">{groups(ticket.code)}</code></p>
      <button type="button" className="admission-print" onClick={() => window.print()}>
        <Icon name="print" />{t("tickets.print")}
      </button>
    </>
  );
}

/** A line may break behind a dash, never within a group. */
function groups(code: string): readonly ReactElement[] {
  return (code.match(/[^-]+-?/g) ?? []).map((group, index) => <Fragment key={index}><span>{group}</span><wbr /></Fragment>);
}
