import "../app/listFile";
import { lazy } from "react";
import type { ReactElement } from "react";
import { useIsSignedIn } from "../auth/useIsSignedIn";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { LazyPart } from "../shell/LazyPart";
import { PageHeading } from "../shell/PageHeading";
import { CategoryLinks } from "./CategoryLinks";
import { HeroSearch } from "./HeroSearch";
import { ThisWeek } from "./ThisWeek";

// Beside and below what one sees first.
const NextEvent = lazy(async () => ({ default: (await import("./NextEvent")).NextEvent }));
const Recommended = lazy(async () => ({ default: (await import("./Recommended")).Recommended }));

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
        {!isSignedIn && (
          <p className="hero-actions"><Link to="/register">{t("home.createAccount")}</Link></p>
        )}
        <span className="hero-tickets" aria-hidden="true" />
      </section>
      {isSignedIn && (
        <LazyPart outline={<Skeleton shape="strip" what={t("home.yourNext")} />}><NextEvent /></LazyPart>
      )}
      <ThisWeek />
      <LazyPart outline={<section><Skeleton shape="ticket" count={3} what={t("events.events")} /></section>}>
        <Recommended />
      </LazyPart>
      <CategoryLinks />
    </>
  );
}
