import { useCallback, useState } from "react";
import type { ReactElement } from "react";
import type { Page } from "../api/APIClient";
import { useAdministrationAPI } from "../api/useAdministrationAPI";
import { useText } from "../language/useText";
import { PagedSection } from "../shell/PagedSection";
import { usePages } from "../store/usePages";
import { AdminFrame } from "./AdminFrame";
import { PeopleFilters } from "./PeopleFilters";
import { PeopleTable } from "./PeopleTable";
import type { Person, PersonFilter } from "./Person";

/** Everybody who has an account, and what they may do. */
export function PeoplePage(): ReactElement {
  const t = useText();
  return <AdminFrame title={t("admin.people")}><People /></AdminFrame>;
}

function People(): ReactElement {
  const t = useText();
  const api = useAdministrationAPI();
  const [filter, setFilter] = useState<PersonFilter>({ search: "", role: "" });
  const list = usePages(useCallback((signal: AbortSignal, url?: string): Promise<Page<Person>> => {
    return url === undefined ? api.people(filter, signal) : api.more(url, signal);
  }, [api, filter]));
  const put = (person: Person) => list.change((people) => people.map((other) => other.id === person.id ? person : other));
  return (
    <>
      <PeopleFilters filter={filter} onChange={setFilter} />
      <PagedSection list={list} what={t("admin.thePeople")} empty={t("admin.nobody")}>
        {(people) => <PeopleTable people={people} onChanged={put} />}
      </PagedSection>
    </>
  );
}
