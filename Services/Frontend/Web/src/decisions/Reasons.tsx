import { lazy } from "react";
import type { ReactElement } from "react";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { Disclosure } from "../shell/Disclosure";
import { LazyPart } from "../shell/LazyPart";
import type { DecisionListProps } from "./DecisionList";

// Few ask.
const DecisionList = lazy(async () => ({ default: (await withTexts(import("./DecisionList"), "reason")).DecisionList }));

/** Why one has a seat, or waits for one, for who asks. */
export function Reasons(props: DecisionListProps): ReactElement {
  const t = useText();
  return (
    <Disclosure label={t("rsvps.why")}>
      {() => (
        <LazyPart outline={<Skeleton shape="text" count={2} what={t("shell.thePage")} />} isNeeded>
          <DecisionList {...props} />
        </LazyPart>
      )}
    </Disclosure>
  );
}
