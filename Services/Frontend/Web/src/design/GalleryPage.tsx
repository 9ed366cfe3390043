import "../app/firstFile";
import { lazy } from "react";
import type { ReactElement } from "react";
import { Description } from "../events/lazyDescription";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { LazyPart } from "../shell/LazyPart";
import { PageHeading } from "../shell/PageHeading";
import { GalleryPart } from "./GalleryPart";
import { ICON_NAMES, Icon } from "./Icon";
import { sampleEvent } from "./sampleEvent";

// Below what one sees first.
const GalleryMore = lazy(async () => ({ default: (await withTexts(import("./GalleryMore"), "home", "event", "form", "list")).GalleryMore }));

const COLOURS = ["paper", "surface", "sunken", "ink", "green", "wash", "marigold", "problem"] as const;

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
      <LazyPart outline={null}><GalleryMore /></LazyPart>
    </div>
  );
}
