import type { ReactElement } from "react";
import { EmptyState } from "../design/EmptyState";
import { FigurePanel } from "../figures/FigurePanel";
import { useText } from "../language/useText";
import type { AffiliationCount } from "./EventFigures";
import { ShareList } from "./ShareList";

/** Who those with a seat are; small groups are not told. */
export function Affiliations({ affiliations }: { readonly affiliations: readonly AffiliationCount[] }): ReactElement {
  const t = useText();
  const hidesSome = affiliations.some(({ count }) => count === null);
  return (
    <FigurePanel title={t("eventFigures.affiliations")} note={hidesSome ? t("eventFigures.smallGroups") : undefined}>
      {affiliations.length === 0
        ? <EmptyState icon="people" words={t("eventFigures.nobody")} />
        : (
          <ShareList
            hidden={t("eventFigures.hidden")}
            shares={affiliations.map(({ affiliation, count }) => ({
              key: affiliation,
              name: t(`eventFigures.affiliation_${affiliation}`),
              count,
            }))}
          />
        )}
    </FigurePanel>
  );
}
