import type { ReactElement } from "react";
import { moment } from "../events/eventTime";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import type { EventMessage } from "./EventMessage";

interface MessageListProps {
  readonly messages: readonly EventMessage[];
  readonly eventID: string;
}

/** What was written to those who come, the latest first. */
export function MessageList({ messages, eventID }: MessageListProps): ReactElement {
  const t = useText();
  if (messages.length === 0) return <p className="empty">{t("messages.none")}</p>;
  return (
    <>
      <ul className="sent-messages">
        {messages.map((message) => <SentMessage key={message.id} message={message} />)}
      </ul>
      <p><Link to={`/events/${eventID}/deliveries`}>{t("messages.whoGotIt")}</Link></p>
    </>
  );
}

function SentMessage({ message }: { readonly message: EventMessage }): ReactElement {
  const t = useText();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <li className="sent-message">
      <h3>{message.subject}</h3>
      <p className="sent-about">
        {t("messages.by", { name: message.sender_name, when: moment(message.created_at, here) })}
        {" · "}{t(`messages.audience_${message.audience}`)}
      </p>
      <p className="sent-words">{message.message}</p>
      <p className="sent-about">
        {message.told_at === undefined
          ? t("messages.going", { count: message.told_count })
          : t("messages.told", { count: message.told_count })}
      </p>
    </li>
  );
}
