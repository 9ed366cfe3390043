import "../app/firstFile";
import { useState } from "react";
import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { useText } from "../language/useText";
import { usePages } from "../paging/usePages";
import { PagedSection } from "../shell/PagedSection";
import { AdminFrame } from "./AdminFrame";
import { PeopleFilters } from "./PeopleFilters";
import { PeopleTable } from "./PeopleTable";
import { personParameters } from "./Person";
import type { Person, PersonFilter } from "./Person";

/** Everybody who has an account, and what they may do. */
export function PeoplePage(): ReactElement {
  const t = useText();
  return <AdminFrame title={t("adminFrame.people")}><People /></AdminFrame>;
}

function People(): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const [filter, setFilter] = useState<PersonFilter>({ search: "", role: "" });
  const list = usePages(`people ${personParameters(filter)}`, (signal, url) => {
    return url === undefined ? api.people(filter, signal) : api.more<Person>(url, signal);
  });
  return (
    <>
      <PeopleFilters filter={filter} onChange={setFilter} />
      <PagedSection list={list} what={t("admin.thePeople")} empty={t("admin.nobody")}>
        {(people) => <PeopleTable list={list} people={people} />}
      </PagedSection>
    </>
  );
}
