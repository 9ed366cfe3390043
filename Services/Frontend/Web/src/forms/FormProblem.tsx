import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import type { Submission } from "./useSubmission";

interface FormProblemProps {
  readonly submission: Submission;
  /** The labels of the fields, by their names on the wire; what has none is named here, or nobody would see it. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Why a form was not taken. Takes the focus then, so that nobody has to look for it. */
export function FormProblem({ submission, labels }: FormProblemProps): ReactElement | null {
  const { problem, messages, refusals } = submission;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals > 0) box.current?.focus();
  }, [refusals]);

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
