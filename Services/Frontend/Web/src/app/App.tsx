import { Suspense } from "react";
import type { ReactElement } from "react";
import { UnverifiedNotice } from "../auth/UnverifiedNotice";
import { useText } from "../language/useText";
import { OfflineNotice } from "../offline/OfflineNotice";
import { matchRoute } from "../router/matchRoute";
import { Router, useNavigation } from "../router/Router";
import { Announcer } from "../shell/Announcer";
import { ErrorBoundary } from "../shell/ErrorBoundary";
import { Footer } from "../shell/Footer";
import { Header } from "../shell/Header";
import { Loading } from "../shell/Loading";
import { NotFoundPage } from "../shell/NotFoundPage";
import { SkipLink } from "../shell/SkipLink";
import type { Campus } from "./Campus";
import { CampusProvider } from "./CampusContext";
import { ROUTES } from "./routes";

/** The application: what all pages share, around the page that the address names. */
export function App({ campus }: { readonly campus: Campus }): ReactElement {
  return (
    <CampusProvider campus={campus}>
      <Router>
        <SkipLink />
        <Header />
        <OfflineNotice />
        <UnverifiedNotice />
        <main id="content" tabIndex={-1}>
          <CurrentPage />
        </main>
        <Footer />
        <Announcer />
      </Router>
    </CampusProvider>
  );
}

function CurrentPage(): ReactElement {
  const { path } = useNavigation().location;
  const t = useText();
  const match = matchRoute(ROUTES, path);
  if (match === null) return <NotFoundPage />;
  return (
    <ErrorBoundary key={path}>
      <Suspense fallback={<Loading what={t("shell.thePage")} />}>
        <match.page parameters={match.parameters} />
      </Suspense>
    </ErrorBoundary>
  );
}
