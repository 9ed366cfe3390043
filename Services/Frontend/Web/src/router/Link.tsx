import type { AnchorHTMLAttributes, MouseEvent, ReactElement } from "react";
import { useNavigation } from "./Router";

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** An address of this application. */
  readonly to: string;
}

/** An ordinary link that changes the page without loading it anew; new tabs and downloads stay the browser's. */
export function Link({ to, ...attributes }: LinkProps): ReactElement {
  const { navigate } = useNavigation();
  const follow = (click: MouseEvent<HTMLAnchorElement>) => {
    attributes.onClick?.(click);
    const isPlain = click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
    if (!isPlain || click.defaultPrevented) return;
    click.preventDefault();
    navigate(to);
  };
  return <a {...attributes} href={to} onClick={follow} />;
}
