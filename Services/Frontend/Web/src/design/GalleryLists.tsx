import type { ReactElement } from "react";
import { useText } from "../language/useText";
import type { PagedList } from "../paging/usePages";
import { PagedSection } from "../shell/PagedSection";
import { Tabs } from "../shell/Tabs";
import { DataTable } from "../tables/DataTable";
import type { Column } from "../tables/DataTable";
import { GalleryPart } from "./GalleryPart";

interface Row {
  readonly name: string;
  readonly state: string;
}

const nothing = () => undefined;

function list(items: readonly Row[] | null, failed = "", showMore: (() => void) | null = null, moreFailed = ""): PagedList<Row> {
  const phase = failed !== "" ? "failed" : items === null ? "loading" : "ready";
  const load = { phase, message: failed, status: 0, retry: nothing } as const;
  return { items, counts: null, load, showMore, isLoadingMore: false, moreFailed, change: nothing, changeAhead: (_, send) => send() };
}

/** Tabs, a table, and a list that comes in pages, in each of its states. */
export function GalleryLists(): ReactElement {
  const t = useText();
  const rows: readonly Row[] = [
    { name: t("gallery.sample"), state: t("events.onNow") },
    { name: t("gallery.danger"), state: t("events.cancelledTag") },
  ];
  const columns: readonly Column<Row>[] = [
    { name: "name", header: t("gallery.name"), cell: ({ name }) => name },
    { name: "state", header: t("gallery.state"), cell: ({ state }) => <span className="tag">{state}</span> },
    { name: "action", header: t("gallery.more"), cell: () => <button type="button" className="button-quiet">{t("gallery.quiet")}</button> },
  ];
  const table = (items: readonly Row[]) => <DataTable caption={t("gallery.table")} columns={columns} rows={items} keyOf={({ name }) => name} />;
  const states = [
    list(rows, "", nothing),
    list(rows, "", nothing, t("gallery.problem")),
    list([]),
    list(null),
    list(null, t("gallery.problem")),
  ];
  return (
    <>
      <GalleryPart title={t("gallery.tabs")}>
        <Tabs label={t("gallery.tabs")} tabs={[["/gallery", t("gallery.title")], ["/about", t("shell.about")], ["/events", t("shell.events")]]} />
      </GalleryPart>
      <GalleryPart title={t("gallery.table")}>{table(rows)}</GalleryPart>
      <GalleryPart title={t("gallery.pages")}>
        {states.map((state, index) => (
          <PagedSection key={index} list={state} what={t("gallery.pieces")} empty={t("gallery.nothing")}>{table}</PagedSection>
        ))}
      </GalleryPart>
    </>
  );
}
