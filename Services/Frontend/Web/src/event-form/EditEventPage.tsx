import "../app/firstFile";
import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { Skeleton } from "../design/Skeleton";
import type { CampusEvent } from "../events/CampusEvent";
import { useText } from "../language/useText";
import { useEventAccess } from "../manage/useEventAccess";
import { useQuery } from "../query/useQuery";
import { Link } from "../router/Link";
import { LazyPart } from "../shell/LazyPart";
import { NotFoundPage } from "../shell/NotFoundPage";
import { PageFailure } from "../shell/PageFailure";
import { PageHeading } from "../shell/PageHeading";
import { EditEvent, loadEditEvent } from "./lazyEditEvent";
import { useEventChoices } from "./useEventChoices";

/** Changes an event, publishes a draft, or cancels it. */
export function EditEventPage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  if (user === undefined) return <SignInRequired title={t("eventEditor.edit")} />;
  const id = parameters["id"] ?? "";
  return <LoadedEvent key={`${user.id} ${id}`} id={id} />;
}

function LoadedEvent({ id }: { readonly id: string }): ReactElement {
  const t = useText();
  const { api } = useCampus();
  useEffect(() => {
    // Whoever shows it hears of a failure.
    loadEditEvent().catch(() => undefined);
  }, []);
  // As it is when the form is opened, not as it was another time; what lists and live messages tell of it lacks its
  // online address.
  const [openedAt] = useState(Date.now);
  const { answer: event, load } = useQuery(`event form ${id} ${openedAt}`, (signal) => api.event(id, signal));
  if (load.status === 404) return <NotFoundPage />;
  if (event !== null) return <GuardedEvent event={event} />;
  if (load.phase === "failed") return <PageFailure load={load} />;
  return <Skeleton what={t("eventEditor.theForm")} shape="event" />;
}

function GuardedEvent({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const { access, load } = useEventAccess(event);
  const choices = useEventChoices();
  const failed = [load, choices.load].find(({ phase }) => phase === "failed");
  if (access === "none" || access === "door") return <NotTheirs event={event} words={t("eventEditor.notTheirs")} />;
  if (event.status === "cancelled" || event.status === "completed") return <NotTheirs event={event} words={t("eventEditor.isOver")} />;
  if (failed) return <PageFailure load={failed} />;
  if (access === null || choices.answer === null) return <Skeleton what={t("eventEditor.theForm")} shape="event" />;
  return (
    <LazyPart outline={<Skeleton what={t("eventEditor.theForm")} shape="event" />} isNeeded>
      <EditEvent opened={event} choices={choices.answer} />
    </LazyPart>
  );
}

function NotTheirs({ event, words }: { readonly event: CampusEvent; readonly words: string }): ReactElement {
  const t = useText();
  return (
    <div className="narrow">
      <PageHeading title={t("eventEditor.edit")} />
      <p>{words}</p>
      <p><Link className="button" to={`/events/${event.id}`}>{t("organizer.toEvent")}</Link></p>
    </div>
  );
}
