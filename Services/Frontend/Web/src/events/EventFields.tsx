import { useMemo } from "react";
import type { ReactElement } from "react";
import { CheckboxField } from "../forms/CheckboxField";
import { Field } from "../forms/Field";
import type { FieldMessages } from "../forms/fieldMessages";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";
import type { Group } from "../groups/Group";
import { GroupField } from "../groups/GroupField";
import { EVENT_CATEGORIES } from "./CampusEvent";
import { EVENT_LABELS } from "./EventForm";
import type { EventForm } from "./EventForm";
import { timeZoneOptions } from "./timeZoneOptions";

interface EventFieldsProps {
  readonly form: EventForm;
  readonly messages: FieldMessages;
  /** Those that one makes events for. */
  readonly groups: readonly Group[];
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
function text({ form, messages, onChange }: EventFieldsProps, name: TextName) {
  return {
    name,
    label: EVENT_LABELS[name],
    value: form[name],
    error: messages[name],
    onChange: (value: string) => onChange({ [name]: value }),
  };
}

function WhatFields(props: EventFieldsProps): ReactElement {
  const { form, messages, groups, isGroupRequired, onChange } = props;
  const categories = EVENT_CATEGORIES.map((category) => [category, category] as const);
  return (
    <fieldset>
      <legend>What</legend>
      <TextField {...text(props, "title")} maxLength={200} />
      <SelectField
        name="category"
        label={EVENT_LABELS.category}
        value={form.category}
        error={messages["category"]}
        options={[["", "Choose one"], ...categories]}
        onChange={(value) => onChange({ category: EVENT_CATEGORIES.find((known) => known === value) ?? "" })}
      />
      <Field
        name="description"
        label={EVENT_LABELS.description}
        hint="Markdown works here: ## heading, **bold**, - list, [words](https://…)."
        isOptional
        error={messages["description"]}
      >
        {(control) => (
          <textarea
            {...control}
            rows={6}
            value={form.description}
            onChange={(change) => onChange({ description: change.target.value })}
          />
        )}
      </Field>
      <TextField {...text(props, "image_url")} type="url" isOptional />
      <GroupField
        groups={groups}
        isOptional={!isGroupRequired}
        label={EVENT_LABELS.group_id}
        value={form.group_id}
        error={messages["group_id"]}
        onChange={(group_id) => onChange({ group_id })}
      />
    </fieldset>
  );
}

function WhenAndWhereFields(props: EventFieldsProps): ReactElement {
  const { form, messages, onChange } = props;
  // Some four hundred names; made once, not at every key.
  const zones = useMemo(() => timeZoneOptions(form.timezone), [form.timezone]);
  return (
    <fieldset>
      <legend>When and where</legend>
      <div className="field-row">
        <TextField {...text(props, "start_time")} type="datetime-local" />
        <TextField {...text(props, "end_time")} type="datetime-local" />
      </div>
      <SelectField
        name="timezone"
        label={EVENT_LABELS.timezone}
        hint="The times above and below are as clocks show them there."
        value={form.timezone}
        error={messages["timezone"]}
        options={zones}
        onChange={(timezone) => onChange({ timezone })}
      />
      <TextField {...text(props, "location")} maxLength={300} />
      <TextField {...text(props, "online_url")} type="url" isOptional />
    </fieldset>
  );
}

function SeatFields(props: EventFieldsProps): ReactElement {
  const { form, onChange, messages } = props;
  return (
    <fieldset>
      <legend>Seats and RSVPs</legend>
      <TextField {...text(props, "max_attendees")} inputMode="numeric" hint="How many people can come." />
      <div className="field-row">
        <TextField {...text(props, "rsvp_opens_at")} type="datetime-local" isOptional />
        <TextField {...text(props, "rsvp_closes_at")} type="datetime-local" isOptional />
      </div>
      <SelectField
        name="visibility"
        label={EVENT_LABELS.visibility}
        value={form.visibility}
        error={messages["visibility"]}
        options={VISIBILITIES}
        onChange={(value) => onChange({ visibility: VISIBILITIES.find(([known]) => known === value)?.[0] ?? "public" })}
      />
      <CheckboxField
        name="waitlist_enabled"
        label={EVENT_LABELS.waitlist_enabled}
        hint="When every seat is taken, people can line up for one that comes free."
        isChecked={form.waitlist_enabled}
        onChange={(isChecked) => onChange({ waitlist_enabled: isChecked })}
      />
      <CheckboxField
        name="guests_allowed"
        label={EVENT_LABELS.guests_allowed}
        hint="People without an account can ask for a seat too."
        isChecked={form.guests_allowed}
        onChange={(isChecked) => onChange({ guests_allowed: isChecked })}
      />
    </fieldset>
  );
}

const VISIBILITIES = [
  ["public", "Everyone"],
  ["signed-in", "Whoever is signed in"],
  ["link", "Whoever has its link"],
] as const;
