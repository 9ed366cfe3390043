import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";

export interface Verification {
  readonly phase: "asking" | "verified" | "linkOver" | "failed";
  /** Why it failed; empty otherwise. */
  readonly message: string;
  retry(): void;
}

/** Tells the server once of the secret that was mailed, and everybody on this page what came of it. */
export function useVerification(secret: string): Verification {
  const campus = useCampus();
  const account = useAPI(AccountAPI);
  const [outcome, setOutcome] = useState<Pick<Verification, "phase" | "message">>({ phase: "asking", message: "" });
  const asked = useRef("");

  const ask = useCallback(async () => {
    setOutcome({ phase: "asking", message: "" });
    try {
      // A session that is being restored would come with the user as they were before.
      await campus.session.known();
      campus.session.putUser(await account.verifyEmail(secret));
      setOutcome({ phase: "verified", message: "" });
    } catch (error) {
      const isLinkOver = error instanceof ApiError && error.status === 422;
      setOutcome({ phase: isLinkOver ? "linkOver" : "failed", message: errorMessage(error) });
    }
  }, [campus, account, secret]);

  useEffect(() => {
    // Effects may run twice; the secret is told once.
    if (secret === "" || secret === asked.current) return;
    asked.current = secret;
    void ask();
  }, [ask, secret]);

  const retry = useCallback(() => void ask(), [ask]);
  return secret === "" ? { phase: "linkOver", message: "", retry } : { ...outcome, retry };
}
