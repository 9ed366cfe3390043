import { useEffect } from "react";

/** Names the page in the browser's tab, history and for screen readers. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === "" ? "Campus Events" : `${title} · Campus Events`;
  }, [title]);
}
