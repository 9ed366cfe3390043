import { Component } from "react";
import type { ErrorInfo, ReactNode } from "react";
import { t } from "../language/texts";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What stands in its place when it breaks; without one, what to do about it. */
  readonly fallback?: ReactNode;
}

interface ErrorBoundaryState {
  readonly hasFailed: boolean;
}

/**
 * Keeps a page that breaks from taking the whole application along; given a key for each page, the next gets its
 * own chance.
 *
 * The usual cause is a part of the application that is no longer there because a new version was put in place
 * meanwhile: loading the page anew mends it.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    if (this.props.fallback !== undefined) return this.props.fallback;
    return (
      <div className="notice notice-problem" role="alert">
        <p>{t("shell.pageBroken")}</p>
        <button type="button" className="button" onClick={() => window.location.reload()}>{t("shell.loadAgain")}</button>
      </div>
    );
  }
}
