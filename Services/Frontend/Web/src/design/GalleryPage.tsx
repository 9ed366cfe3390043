import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { EVENT_CATEGORIES } from "../events/CampusEvent";
import type { EventCategory } from "../events/CampusEvent";
import { CheckboxField } from "../forms/CheckboxField";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";
import { useText } from "../language/useText";
import { Countdown } from "../rsvps/Countdown";
import { Disclosure } from "../shell/Disclosure";
import { LoadFailure } from "../shell/LoadFailure";
import { PageHeading } from "../shell/PageHeading";
import { ChipChoice } from "./ChipChoice";
import { EmptyState } from "./EmptyState";
import { GalleryTickets } from "./GalleryTickets";
import { ICON_NAMES, Icon } from "./Icon";
import { Segments } from "./Segments";
import { Skeleton } from "./Skeleton";

const COLOURS = ["paper", "surface", "sunken", "ink", "green", "wash", "marigold", "problem"] as const;
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
      <Part title={t("gallery.colours")}>
        <ul className="gallery-line">
          {COLOURS.map((name) => <li key={name} className={`swatch swatch-${name}`}>{name}</li>)}
        </ul>
      </Part>
      <Part title={t("gallery.type")}>
        <p className="gallery-display">{t("gallery.sample")}</p>
        <h3>{t("gallery.sample")}</h3>
        <p>{t("gallery.sample")}</p>
        <small>{t("gallery.sample")}</small>
      </Part>
      <Part title={t("gallery.icons")}>
        <ul className="gallery-line">{ICON_NAMES.map((name) => <li key={name} title={name}><Icon name={name} /></li>)}</ul>
      </Part>
      <Buttons />
      <Choices />
      <Fields />
      <Part title={t("gallery.tags")}>
        <p className="gallery-line">
          <span className="tag">{t("events.new")}</span>
          <span className="tag tag-now">{t("events.onNow")}</span>
          <span className="tag tag-going">{t("events.going")}</span>
          <span className="tag tag-off">{t("events.cancelledTag")}</span>
        </p>
        <p className="notice">{t("gallery.notice")}</p>
        <LoadFailure message={t("gallery.problem")} onRetry={() => undefined} />
      </Part>
      <Part title={t("gallery.tickets")}><GalleryTickets /></Part>
      <Part title={t("gallery.countdown")}>
        <div className="gallery-narrow"><Countdown opensAt={OPENS} timeZone="UTC" now={BEFORE} /></div>
      </Part>
      <Part title={t("gallery.waiting")}>
        <Skeleton shape="ticket" count={3} what={t("gallery.pieces")} />
        <Skeleton shape="text" count={3} what={t("gallery.pieces")} />
        <EmptyState icon="ticket" words={t("gallery.nothing")}>
          <button type="button" className="button">{t("shell.tryAgain")}</button>
        </EmptyState>
      </Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return <section className="gallery-part"><h2>{title}</h2>{children}</section>;
}

function Buttons(): ReactElement {
  const t = useText();
  return (
    <Part title={t("gallery.buttons")}>
      <p className="gallery-line">
        <button type="button" className="button button-primary">{t("gallery.primary")}</button>
        <button type="button" className="button">{t("gallery.plain")}</button>
        <button type="button" className="button"><Icon name="share" />{t("events.share")}</button>
        <button type="button" className="button button-round" aria-label={t("events.nextMonth")}><Icon name="arrowRight" /></button>
        <button type="button" className="button-quiet">{t("gallery.quiet")}</button>
        <button type="button" className="button button-danger">{t("gallery.danger")}</button>
        <button type="button" className="button button-primary" disabled>{t("gallery.pending")}</button>
      </p>
    </Part>
  );
}

function Choices(): ReactElement {
  const t = useText();
  const [category, setCategory] = useState<EventCategory | null>("Social");
  const [view, setView] = useState<"list" | "calendar">("list");
  return (
    <Part title={t("gallery.choices")}>
      <ChipChoice
        name="gallery-category"
        label={t("events.category")}
        value={category}
        options={[{ value: null, label: t("events.all") }, ...EVENT_CATEGORIES.map((one) => ({ value: one, label: t(`categories.${one}`) }))]}
        onChoose={setCategory}
      />
      <div className="gallery-line">
        <Segments
          name="gallery-view"
          label={t("events.view")}
          value={view}
          options={[{ value: "list", label: t("events.asList") }, { value: "calendar", label: t("events.asCalendar") }]}
          onChange={setView}
        />
      </div>
      <Disclosure label={t("gallery.more")}>{() => <p>{t("gallery.moreWords")}</p>}</Disclosure>
    </Part>
  );
}

function Fields(): ReactElement {
  const t = useText();
  const [name, setName] = useState("");
  const [isKept, setKept] = useState(true);
  const field = { label: t("gallery.name"), value: name, onChange: setName };
  return (
    <Part title={t("gallery.fields")}>
      <div className="form gallery-narrow">
        <TextField {...field} name="gallery-name" hint={t("gallery.hint")} isOptional />
        <TextField {...field} name="gallery-wrong" error={t("gallery.wrong")} />
        <SelectField {...field} name="gallery-choice" options={[["", t("forms.chooseOne")]]} />
        <CheckboxField
          name="gallery-check"
          label={t("gallery.agree")}
          hint={t("gallery.agreeHint")}
          isChecked={isKept}
          onChange={setKept}
        />
      </div>
    </Part>
  );
}
