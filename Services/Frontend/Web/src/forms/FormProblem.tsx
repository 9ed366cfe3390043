import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import type { FieldMessages } from "./fieldMessages";

interface FormProblemProps {
  readonly problem: string;
  readonly messages: FieldMessages;
  /** The labels of the fields, by their names on the wire; what has none is named here, or nobody would see it. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Why a form was not taken. Takes the focus, so that nobody has to look for it. */
export function FormProblem({ problem, messages, labels }: FormProblemProps): ReactElement | null {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== "") box.current?.focus();
  }, [problem, messages]);

  if (problem === "") return null;
  return (
    <div className="notice notice-problem" role="alert" tabIndex={-1} ref={box}>
      <p>{problem}</p>
      {Object.keys(messages).length > 0 && (
        <ul>
          {Object.entries(messages).map(([field, message]) => (
            <li key={field}><strong>{labels[field] ?? field}:</strong> {message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
