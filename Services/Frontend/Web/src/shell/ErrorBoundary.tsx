import { Component } from "react";
import type { ErrorInfo, ReactNode } from "react";

interface ErrorBoundaryProps {
  /** Another value is another page, which gets its own chance. */
  readonly page: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failedPage: string | null;
}

/**
 * Keeps a page that breaks from taking the whole application along.
 *
 * The usual cause is a part of the application that is no longer there because a new version was put in place
 * meanwhile: loading the page anew mends it.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failedPage: null };

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
    this.setState({ failedPage: this.props.page });
  }

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return {};
  }

  override render(): ReactNode {
    if (this.state.failedPage !== this.props.page) return this.props.children;
    return (
      <div className="notice notice-problem" role="alert">
        <p>This page could not be shown. Loading it again usually helps.</p>
        <button type="button" className="button" onClick={() => window.location.reload()}>Load again</button>
      </div>
    );
  }
}
