import { useState } from "react";
import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { Form } from "../forms/Form";
import { TextArea } from "../forms/TextArea";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import type { Venue } from "../venues/Venue";

interface VenueFormProps {
  /** Null for a new one. */
  readonly venue: Venue | null;
  readonly onSaved: (venue: Venue) => void;
  readonly onClose: () => void;
}

/** Adds a venue, or changes one. */
export function VenueForm({ venue, onSaved, onClose }: VenueFormProps): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [name, setName] = useState(venue?.name ?? "");
  const [building, setBuilding] = useState(venue?.building ?? "");
  const [capacity, setCapacity] = useState(venue === null ? "" : String(venue.capacity));
  const [accessibility, setAccessibility] = useState(venue?.accessibility ?? "");
  const labels = {
    name: t("admin.venueName"),
    building: t("admin.building"),
    capacity: t("admin.capacity"),
    accessibility: t("admin.accessibility"),
  };

  const save = async () => {
    const wanted = {
      name: name.trim(), building: building.trim(), capacity: Number(capacity), accessibility: accessibility.trim(),
    };
    onSaved(venue === null ? await api.addVenue(wanted, submission.intent) : await api.changeVenue(venue.id, wanted, venue.version));
  };
  return (
    <section className="panel" aria-labelledby="venue-heading">
      <h2 id="venue-heading">{venue === null ? t("admin.addVenue") : t("admin.editVenue", { name: venue.name })}</h2>
      <Form submission={submission} labels={labels} onSend={save}>
        <div className="field-row">
          <TextField name="name" label={labels.name} longest={200} autoFocus value={name} error={messages["name"]} onChange={setName} />
          <TextField
            name="building"
            label={labels.building}
            isOptional
            longest={200}
            value={building}
            error={messages["building"]}
            onChange={setBuilding}
          />
        </div>
        <TextField
          name="capacity"
          label={labels.capacity}
          type="number"
          min={1}
          max={100_000}
          value={capacity}
          error={messages["capacity"]}
          onChange={setCapacity}
        />
        <TextArea
          name="accessibility"
          label={labels.accessibility}
          hint={t("admin.accessibilityHint")}
          isOptional
          error={messages["accessibility"]}
          rows={3}
          longest={2000}
          value={accessibility}
          onChange={setAccessibility}
        />
        <p className="form-actions">
          <button type="submit" className="button button-primary" disabled={isPending}>
            {isPending ? t("shell.oneMoment") : t("admin.saveVenue")}
          </button>
          <button type="button" className="button-quiet" onClick={onClose}>{t("admin.keep")}</button>
        </p>
      </Form>
    </section>
  );
}
