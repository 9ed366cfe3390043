import { useState } from "react";
import type { ReactElement } from "react";
import { EVENT_CATEGORIES } from "../events/CampusEvent";
import type { EventCategory } from "../events/CampusEvent";
import { CheckboxField } from "../forms/CheckboxField";
import { Form } from "../forms/Form";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { Disclosure } from "../shell/Disclosure";
import { GalleryPart } from "./GalleryPart";
import { Icon } from "./Icon";
import { ChipChoice } from "./ChipChoice";
import { Segments } from "./Segments";
import { Switch } from "./Switch";

/** What one presses, chooses from and fills in. */
export function GalleryControls(): ReactElement {
  return (
    <>
      <Buttons />
      <Choices />
      <Fields />
    </>
  );
}

function Buttons(): ReactElement {
  const t = useText();
  return (
    <GalleryPart title={t("gallery.buttons")}>
      <p className="gallery-line">
        <button type="button" className="button button-primary">{t("gallery.primary")}</button>
        <button type="button" className="button">{t("gallery.plain")}</button>
        <button type="button" className="button"><Icon name="share" />{t("eventPage.share")}</button>
        <button type="button" className="button button-round" aria-label={t("eventList.nextMonth")}><Icon name="arrowRight" /></button>
        <button type="button" className="button-quiet">{t("gallery.quiet")}</button>
        <button type="button" className="button button-danger">{t("gallery.danger")}</button>
        <button type="button" className="button button-primary" disabled>{t("gallery.pending")}</button>
        <button type="button" className="button" disabled>{t("gallery.pending")}</button>
      </p>
    </GalleryPart>
  );
}

function Choices(): ReactElement {
  const t = useText();
  const [category, setCategory] = useState<EventCategory | null>("Social");
  const [view, setView] = useState<"list" | "calendar">("list");
  const [isOn, setOn] = useState(true);
  return (
    <GalleryPart title={t("gallery.choices")}>
      <ChipChoice
        name="gallery-category"
        label={t("events.category")}
        value={category}
        options={[{ value: null, label: t("eventList.all") }, ...EVENT_CATEGORIES.map((one) => ({ value: one, label: t(`categories.${one}`) }))]}
        onChoose={setCategory}
      />
      <div className="gallery-line">
        <Segments
          name="gallery-view"
          label={t("eventList.view")}
          value={view}
          options={[{ value: "list", label: t("eventList.asList") }, { value: "calendar", label: t("eventList.asCalendar") }]}
          onChange={setView}
        />
      </div>
      <div className="gallery-narrow">
        <Switch label={t("gallery.agree")} hint={t("gallery.agreeHint")} isOn={isOn} onTurn={setOn} />
        <Switch label={t("gallery.pending")} hint={t("gallery.hint")} isOn={null} onTurn={setOn} />
      </div>
      <Disclosure label={t("gallery.more")}>{() => <p>{t("gallery.moreWords")}</p>}</Disclosure>
    </GalleryPart>
  );
}

function Fields(): ReactElement {
  const t = useText();
  const submission = useSubmission();
  const [name, setName] = useState("");
  const [isKept, setKept] = useState(true);
  const field = { label: t("gallery.name"), value: name, onChange: setName };
  return (
    <GalleryPart title={t("gallery.fields")}>
      <Form submission={submission} labels={{ "gallery-required": field.label }} className="gallery-narrow" onSend={() => Promise.resolve()}>
        <TextField {...field} name="gallery-name" hint={t("gallery.hint")} isOptional />
        <TextField {...field} name="gallery-required" error={submission.messages["gallery-required"]} />
        <TextField {...field} name="gallery-wrong" isOptional error={t("gallery.wrong")} />
        <SelectField {...field} name="gallery-choice" isRequired={false} options={[["", t("forms.chooseOne")]]} />
        <CheckboxField
          name="gallery-check"
          label={t("gallery.agree")}
          hint={t("gallery.agreeHint")}
          isChecked={isKept}
          onChange={setKept}
        />
        <button type="submit" className="button button-primary">{t("gallery.primary")}</button>
      </Form>
    </GalleryPart>
  );
}
