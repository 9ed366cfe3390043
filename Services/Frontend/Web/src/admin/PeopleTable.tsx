import { useState } from "react";
import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { errorMessage } from "../api/ApiError";
import { useAPI } from "../api/useAPI";
import { useSession } from "../auth/useSession";
import { moment } from "../events/eventTime";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import type { PagedList } from "../paging/usePages";
import { DataTable } from "../tables/DataTable";
import type { Column } from "../tables/DataTable";
import { ROLES } from "./Person";
import type { Person, PersonChange } from "./Person";

interface PeopleTableProps {
  readonly list: PagedList<Person>;
  readonly people: readonly Person[];
}

/** Accounts, with what can be changed about them. */
export function PeopleTable({ list, people }: PeopleTableProps): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const ownID = useSession()?.user.id;
  const [pendingID, setPendingID] = useState("");
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState("");

  const change = async (person: Person, wanted: PersonChange) => {
    setPendingID(person.id);
    setProblem("");
    setSaid("");
    const put = (change: object) => (shown: readonly Person[]) => {
      return shown.map((other) => other.id === person.id ? { ...other, ...change } : other);
    };
    try {
      const changed = await list.changeAhead(put(wanted), () => api.changePerson(person.id, wanted));
      list.change(put(changed));
      setSaid(t("admin.changed", { name: changed.name }));
    } catch (error) {
      setProblem(`${person.name}: ${errorMessage(error)}`);
    } finally {
      setPendingID("");
    }
  };
  const isFixed = (person: Person) => person.id === pendingID || person.id === ownID;
  return (
    <>
      <p className="hint" role="status">{said}</p>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
      <DataTable
        caption={t("adminFrame.people")}
        columns={columns(t, isFixed, (person, wanted) => void change(person, wanted))}
        rows={people}
        keyOf={({ id }) => id}
      />
    </>
  );
}

function columns(
  t: Translate,
  isFixed: (person: Person) => boolean,
  onChange: (person: Person, change: PersonChange) => void,
): readonly Column<Person>[] {
  return [
    {
      name: "person",
      header: t("admin.person"),
      cell: ({ name, email, email_verified }) => (
        <>
          <strong>{name}</strong>
          <small>{email}{!email_verified && ` · ${t("admin.unverified")}`}</small>
        </>
      ),
    },
    { name: "since", header: t("admin.since"), cell: ({ created_at }) => moment(created_at, Intl.DateTimeFormat().resolvedOptions().timeZone) },
    {
      name: "role",
      header: t("admin.role"),
      cell: (person) => (
        <select
          aria-label={t("admin.roleOf", { name: person.name })}
          value={person.role}
          disabled={isFixed(person)}
          onChange={(change) => {
            const role = ROLES.find((known) => known === change.target.value);
            if (role) onChange(person, { role });
          }}
        >
          {ROLES.map((role) => <option key={role} value={role}>{t(`admin.role_${role}`)}</option>)}
        </select>
      ),
    },
    {
      name: "trusted",
      header: t("admin.trusted"),
      cell: (person) => (
        <label className="table-check">
          <input
            type="checkbox"
            aria-label={t("admin.trustedName", { name: person.name })}
            checked={person.is_trusted}
            disabled={isFixed(person)}
            onChange={(change) => onChange(person, { is_trusted: change.target.checked })}
          />
          <span>{t("admin.publishesAlone")}</span>
        </label>
      ),
    },
  ];
}
