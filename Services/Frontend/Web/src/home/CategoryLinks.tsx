import type { ReactElement } from "react";
import { EVENT_CATEGORIES } from "../events/CampusEvent";
import { categoryClass } from "../events/categoryClass";
import { EVERYTHING, eventsAddress } from "../events/EventQuery";
import { useText } from "../language/useText";
import { Link } from "../router/Link";

/** The kinds of events, each a way to its list. */
export function CategoryLinks(): ReactElement {
  const t = useText();
  return (
    <section aria-labelledby="categories-heading">
      <h2 id="categories-heading">{t("home.byCategory")}</h2>
      <ul className="category-links">
        {EVENT_CATEGORIES.map((category) => (
          <li key={category} className={categoryClass(category)}>
            <Link to={eventsAddress({ ...EVERYTHING, category })}>{t(`categories.${category}`)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
