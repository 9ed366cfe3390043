import { useId } from "react";
import type { ReactElement, ReactNode } from "react";

interface SettingsSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One thing that can be set, under its heading. */
export function SettingsSection({ title, children }: SettingsSectionProps): ReactElement {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
