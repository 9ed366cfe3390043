import type { ReactElement } from "react";
import { WAITING_WORK } from "../admin/WaitingWork";
import type { WaitingWork } from "../admin/WaitingWork";
import { useCampus } from "../app/CampusContext";
import { Icon } from "../design/Icon";
import type { IconName } from "../design/Icon";
import { moment } from "../events/eventTime";
import { fillOf } from "../events/fillOf";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { useStore } from "../store/Store";
import type { EventSummary } from "./FigureLists";
import type { FigureScope } from "./FigureScope";
import type { Queried } from "../query/useQuery";

/** As many as stand side by side; the board of coming events has the others. */
const MOST = 4;

interface NeedsMeProps {
  readonly scope: FigureScope;
  readonly coming: Queried<readonly EventSummary[]>;
}

interface Need {
  readonly to: string;
  readonly icon: IconName;
  readonly words: string;
  readonly detail: string;
}

/** What somebody should look after now, each with the way there. */
export function NeedsMe({ scope, coming }: NeedsMeProps): ReactElement {
  const t = useText();
  const { queries } = useCampus();
  // The frame around administrators' pages asks for it.
  const work = useStore(queries.query<WaitingWork>(WAITING_WORK), (state) => state);
  // All of it comes at once: what came first would be pushed aside by the rest.
  const isReady = coming.load.phase !== "loading" && (scope !== "campus" || work.answer !== null || work.error !== null);
  const needs = isReady
    ? [...(scope === "campus" && work.answer !== null ? workNeeds(work.answer, t) : []), ...seatNeeds(coming.answer ?? [], t)]
      .slice(0, MOST)
    : [];
  return (
    <section className="needs" aria-labelledby="needs-heading">
      <h2 id="needs-heading">{t("figures.needsYou")}</h2>
      {needs.length > 0
        ? <ul>{needs.map((need) => <NeedLink key={need.to} {...need} />)}</ul>
        : <p className="needs-none">{isReady && coming.answer !== null && <><Icon name="check" /> {t("figures.nothingNeedsYou")}</>}</p>}
    </section>
  );
}

function NeedLink({ to, icon, words, detail }: Need): ReactElement {
  return (
    <li>
      <Link className="need" to={to}>
        <Icon name={icon} />
        <span className="need-words"><strong>{words}</strong><small>{detail}</small></span>
      </Link>
    </li>
  );
}

function workNeeds({ approvals, dead_letters: letters }: WaitingWork, t: Translate): readonly Need[] {
  return [
    ...(approvals > 0
      ? [{ to: "/admin", icon: "clock" as const, words: t("figures.approvals", { count: approvals }), detail: t("figures.approvalsDetail") }]
      : []),
    ...((letters ?? 0) > 0
      ? [{
        to: "/admin/dead-letters",
        icon: "offline" as const,
        words: t("figures.deadLetters", { count: letters ?? 0 }),
        detail: t("figures.deadLettersDetail"),
      }]
      : []),
  ];
}

function seatNeeds(events: readonly EventSummary[], t: Translate): readonly Need[] {
  const short = events.filter(({ rsvps, seats, waiting }) => waiting > 0 || fillOf(rsvps, seats) !== "free");
  return short.map((event) => ({
    to: `/events/${event.event_id}/figures`,
    icon: "people",
    words: event.title,
    detail: `${seatWords(event, t)} · ${moment(event.start_time, event.timezone)}`,
  }));
}

function seatWords({ rsvps, seats, waiting }: EventSummary, t: Translate): string {
  const isFull = rsvps >= seats;
  if (waiting > 0) return t(isFull ? "figures.fullWaiting" : "figures.someWaiting", { number: waiting });
  return isFull ? t("figures.full") : t("figures.seatsLeft", { count: seats - rsvps });
}
