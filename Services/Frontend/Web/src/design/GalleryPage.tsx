import "../app/formFile";
import "../app/laterFile";
import "../app/listFile";
import type { ReactElement } from "react";
import { Description } from "../events/lazyDescription";
import { useText } from "../language/useText";
import { Countdown } from "../rsvps/Countdown";
import { LazyPart } from "../shell/LazyPart";
import { LoadFailure } from "../shell/LoadFailure";
import { PageHeading } from "../shell/PageHeading";
import { EmptyState } from "./EmptyState";
import { GalleryControls } from "./GalleryControls";
import { GalleryLists } from "./GalleryLists";
import { GalleryPart } from "./GalleryPart";
import { GalleryTickets } from "./GalleryTickets";
import { ICON_NAMES, Icon } from "./Icon";
import { sampleEvent } from "./sampleEvent";
import { Skeleton } from "./Skeleton";

const COLOURS = ["paper", "surface", "sunken", "ink", "green", "wash", "marigold", "problem"] as const;
const SHAPES = ["ticket", "row", "strip", "text"] as const;
/** A day, an hour, a minute and a second before RSVPs open. */
const OPENS = "2030-01-01T12:00:00Z";
const BEFORE = Date.parse(OPENS) - 90_061_000;

/** Every piece that pages are made of, in its states, for whoever changes one. */
export function GalleryPage(): ReactElement {
  const t = useText();
  return (
    <div className="gallery">
      <PageHeading title={t("gallery.title")} />
      <p>{t("gallery.lead")}</p>
      <GalleryPart title={t("gallery.colours")}>
        <ul className="gallery-line">
          {COLOURS.map((name) => <li key={name} className={`gallery-colour gallery-colour-${name}`}>{name}</li>)}
        </ul>
      </GalleryPart>
      <GalleryPart title={t("gallery.type")}>
        <p className="gallery-display">{t("gallery.sample")}</p>
        <h3>{t("gallery.sample")}</h3>
        <p>{t("gallery.sample")}</p>
        <small>{t("gallery.sample")}</small>
        <LazyPart outline={null}><Description event={sampleEvent({ description: t("gallery.markdown") })} /></LazyPart>
      </GalleryPart>
      <GalleryPart title={t("gallery.icons")}>
        <ul className="gallery-line">{ICON_NAMES.map((name) => <li key={name} title={name}><Icon name={name} /></li>)}</ul>
      </GalleryPart>
      <GalleryControls />
      <GalleryPart title={t("gallery.tags")}>
        <p className="gallery-line">
          <span className="tag">{t("events.new")}</span>
          <span className="tag tag-now">{t("events.onNow")}</span>
          <span className="tag tag-going">{t("events.going")}</span>
          <span className="tag tag-off">{t("events.cancelledTag")}</span>
        </p>
        <p className="notice">{t("gallery.notice")}</p>
        <LoadFailure message={t("gallery.problem")} onRetry={() => undefined} />
      </GalleryPart>
      <GalleryPart title={t("gallery.tickets")}><GalleryTickets /></GalleryPart>
      <GalleryPart title={t("gallery.countdown")}>
        <div className="gallery-narrow"><Countdown opensAt={OPENS} timeZone="UTC" now={BEFORE} /></div>
      </GalleryPart>
      <GalleryLists />
      <GalleryPart title={t("gallery.waiting")}>
        {SHAPES.map((shape) => <Skeleton key={shape} shape={shape} count={3} what={t("gallery.pieces")} />)}
        <div className="gallery-code"><Skeleton shape="code" what={t("gallery.pieces")} /></div>
        <EmptyState icon="ticket" words={t("gallery.nothing")}>
          <button type="button" className="button">{t("shell.tryAgain")}</button>
        </EmptyState>
      </GalleryPart>
    </div>
  );
}
