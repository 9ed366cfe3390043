import type { ReactElement } from "react";
import { useIsSignedIn } from "../auth/useIsSignedIn";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";
import { CategoryLinks } from "./CategoryLinks";
import { HeroSearch } from "./HeroSearch";
import { NextEvent } from "./NextEvent";
import { Recommended } from "./Recommended";
import { ThisWeek } from "./ThisWeek";

/** What is on today and this week, what may interest one, and where to look for more. */
export function HomePage(): ReactElement {
  const t = useText();
  const isSignedIn = useIsSignedIn();
  return (
    <>
      <section className="hero">
        <PageHeading title="">{t("home.heading")}</PageHeading>
        <p className="hero-lead">{t("home.lead")}</p>
        <HeroSearch />
        <p className="hero-actions">
          <Link className="button" to="/events">{t("home.allComing")}</Link>
          {!isSignedIn && <Link className="button" to="/register">{t("home.createAccount")}</Link>}
        </p>
      </section>
      {isSignedIn && <NextEvent />}
      <ThisWeek />
      <Recommended />
      <CategoryLinks />
    </>
  );
}
