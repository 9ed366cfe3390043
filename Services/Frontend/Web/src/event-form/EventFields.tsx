import { useMemo } from "react";
import type { ReactElement } from "react";
import { EVENT_CATEGORIES } from "../events/CampusEvent";
import { CheckboxField } from "../forms/CheckboxField";
import type { FieldMessages } from "../forms/fieldMessages";
import { SelectField } from "../forms/SelectField";
import { TextArea } from "../forms/TextArea";
import { TextField } from "../forms/TextField";
import type { Group } from "../groups/Group";
import { GroupField } from "../groups/GroupField";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { venueName } from "../venues/Venue";
import type { Venue } from "../venues/Venue";
import { VenueField } from "../venues/VenueField";
import type { EventForm } from "./EventForm";
import { eventLabels } from "./eventLabels";
import { timeZoneOptions } from "./timeZoneOptions";

interface EventFieldsProps {
  readonly form: EventForm;
  readonly messages: FieldMessages;
  /** Those that one makes events for. */
  readonly groups: readonly Group[];
  readonly venues: readonly Venue[];
  /** Whether the event must be one of them. */
  readonly isGroupRequired: boolean;
  readonly onChange: (change: Partial<EventForm>) => void;
}

/** The fields of an event, in the order in which one thinks of them. */
export function EventFields(props: EventFieldsProps): ReactElement {
  return (
    <>
      <WhatFields {...props} />
      <WhenAndWhereFields {...props} />
      <SeatFields {...props} />
    </>
  );
}

type TextName = {
  [Name in keyof EventForm]: EventForm[Name] extends string ? (string extends EventForm[Name] ? Name : never) : never
}[keyof EventForm];

/** What all text fields of the form have in common. */
function text({ form, messages, onChange }: EventFieldsProps, name: TextName, t: Translate) {
  return {
    name,
    label: eventLabels(t)[name],
    value: form[name],
    error: messages[name],
    onChange: (value: string) => onChange({ [name]: value }),
  };
}

function WhatFields(props: EventFieldsProps): ReactElement {
  const t = useText();
  const { form, messages, groups, isGroupRequired, onChange } = props;
  const categories = EVENT_CATEGORIES.map((category) => [category, t(`categories.${category}`)] as const);
  return (
    <fieldset>
      <legend>{t("eventForm.what")}</legend>
      <TextField {...text(props, "title", t)} minLength={3} longest={200} />
      <SelectField
        name="category"
        label={t("eventForm.category")}
        value={form.category}
        error={messages["category"]}
        options={[["", t("eventForm.chooseOne")], ...categories]}
        onChange={(value) => onChange({ category: EVENT_CATEGORIES.find((known) => known === value) ?? "" })}
      />
      <TextArea
        name="description"
        label={t("eventForm.description")}
        hint={t("eventForm.descriptionHint")}
        isOptional
        error={messages["description"]}
        rows={6}
        longest={10_000}
        value={form.description}
        onChange={(description) => onChange({ description })}
      />
      <TextField {...text(props, "image_url", t)} type="url" isOptional longest={2000} />
      <GroupField
        groups={groups}
        isOptional={!isGroupRequired}
        label={t("eventForm.group_id")}
        value={form.group_id}
        error={messages["group_id"]}
        onChange={(group_id) => onChange({ group_id })}
      />
    </fieldset>
  );
}

function WhenAndWhereFields(props: EventFieldsProps): ReactElement {
  const t = useText();
  const { form, messages, venues, onChange } = props;
  // Some four hundred names; made once, not at every key.
  const zones = useMemo(() => timeZoneOptions(form.timezone), [form.timezone]);
  return (
    <fieldset>
      <legend>{t("eventForm.whenAndWhere")}</legend>
      <div className="field-row">
        <TextField {...text(props, "start_time", t)} type="datetime-local" />
        <TextField {...text(props, "end_time", t)} type="datetime-local" />
      </div>
      <SelectField
        name="timezone"
        label={t("eventForm.timezone")}
        hint={t("eventForm.timezoneHint")}
        value={form.timezone}
        error={messages["timezone"]}
        options={zones}
        onChange={(timezone) => onChange({ timezone })}
      />
      <VenueField
        venues={venues}
        value={form.venue_id}
        error={messages["venue_id"]}
        onChange={(venue_id) => {
          // The server writes the venue's place where none was given; it goes with its venue.
          const left = venues.find(({ id }) => id === form.venue_id);
          const isItsPlace = left !== undefined && form.location === venueName(left);
          onChange({ venue_id, ...(isItsPlace ? { location: "" } : {}) });
        }}
      />
      <TextField {...text(props, "location", t)} isRequired={false} longest={300} />
      <TextField {...text(props, "online_url", t)} type="url" isOptional longest={2000} />
    </fieldset>
  );
}

function SeatFields(props: EventFieldsProps): ReactElement {
  const t = useText();
  const { form, onChange, messages } = props;
  return (
    <fieldset>
      <legend>{t("eventForm.seatsAndRSVPs")}</legend>
      <TextField {...text(props, "max_attendees", t)} type="number" min={1} max={100_000} hint={t("eventForm.seatsHint")} />
      <div className="field-row">
        <TextField {...text(props, "rsvp_opens_at", t)} type="datetime-local" isOptional />
        <TextField {...text(props, "rsvp_closes_at", t)} type="datetime-local" isOptional />
      </div>
      <SelectField
        name="visibility"
        label={t("eventForm.visibility")}
        value={form.visibility}
        error={messages["visibility"]}
        options={VISIBILITIES.map(([visibility, key]) => [visibility, t(key)] as const)}
        onChange={(value) => onChange({ visibility: VISIBILITIES.find(([known]) => known === value)?.[0] ?? "public" })}
      />
      <CheckboxField
        name="waitlist_enabled"
        label={t("eventForm.waitlist_enabled")}
        hint={t("eventForm.waitlistHint")}
        isChecked={form.waitlist_enabled}
        onChange={(isChecked) => onChange({ waitlist_enabled: isChecked })}
      />
      <CheckboxField
        name="guests_allowed"
        label={t("eventForm.guests_allowed")}
        hint={t("eventForm.guestsHint")}
        isChecked={form.guests_allowed}
        onChange={(isChecked) => onChange({ guests_allowed: isChecked })}
      />
    </fieldset>
  );
}

const VISIBILITIES = [
  ["public", "eventForm.visibility_public"],
  ["signed-in", "eventForm.visibility_signedIn"],
  ["link", "eventForm.visibility_link"],
] as const;
