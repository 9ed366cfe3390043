import "../app/eventFile";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { Countdown } from "../rsvps/Countdown";
import { LoadFailure } from "../shell/LoadFailure";
import { EmptyState } from "./EmptyState";
import { GalleryControls } from "./GalleryControls";
import { GalleryLists } from "./GalleryLists";
import { GalleryPart } from "./GalleryPart";
import { GalleryTickets } from "./GalleryTickets";
import { Skeleton } from "./Skeleton";

const SHAPES = ["ticket", "row", "strip", "text"] as const;
/** A day, an hour, a minute and a second before RSVPs open. */
const OPENS = "2030-01-01T12:00:00Z";
const BEFORE = Date.parse(OPENS) - 90_061_000;

/** The pieces that do something, and those that lists are made of. */
export function GalleryMore(): ReactElement {
  const t = useText();
  return (
    <>
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
        <div className="filter-line"><Skeleton shape="field" count={2} what={t("gallery.pieces")} /></div>
        <div className="gallery-code"><Skeleton shape="code" what={t("gallery.pieces")} /></div>
        <EmptyState icon="ticket" words={t("gallery.nothing")}>
          <button type="button" className="button">{t("shell.tryAgain")}</button>
        </EmptyState>
      </GalleryPart>
    </>
  );
}
