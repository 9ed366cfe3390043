import { pageLanguage, t } from "../language/texts";
import type { nextSteps } from "../language/en/nextSteps";
import type { problems } from "../language/en/problems";
import type { Problem } from "./Problem";

type ProblemKind = keyof typeof problems;
type SolvableKind = keyof typeof nextSteps;

/** What a refusal means for the person at the screen, and what to do next. @param retryAfter seconds */
export function problemSentence(status: number, problem: Problem, retryAfter: number | null): string {
  if (status === 429) {
    const reason = pageLanguage.get().language === "en" && problem.detail ? withFullStop(problem.detail) : t("api.tooMany");
    return t("api.waitAndTry", { reason, time: waiting(retryAfter) });
  }
  if (status === 503) return t("api.busy", { time: waiting(retryAfter) });
  if (status >= 500) {
    const reference = problem.request_id;
    return reference ? `${t("api.ourSide")} ${t("api.reference", { reference })}` : t("api.ourSide");
  }
  const kind = (problem.type ?? "").replace("/problems/", "");
  const step = known(`nextSteps.${kind as SolvableKind}`);
  const what = refusal(status, problem, kind);
  return step === null ? what : `${what} ${step}`;
}

/** The server speaks English, and knows more than its problem's name says; in other languages the name has to do. */
function refusal(status: number, { detail }: Problem, kind: string): string {
  if (pageLanguage.get().language === "en" && detail) return withFullStop(detail);
  return known(`problems.${kind as ProblemKind}`) ?? ownWords(status);
}

/** A text that may be there or not; i18next gives the key back for one that is not. */
function known(key: `problems.${ProblemKind}` | `nextSteps.${SolvableKind}`): string | null {
  const text = t(key);
  return key.endsWith(text) ? null : text;
}

function waiting(seconds: number | null): string {
  if (seconds === null) return t("api.aMoment");
  return seconds > 90 ? t("api.minutes", { count: Math.ceil(seconds / 60) }) : t("api.seconds", { count: seconds });
}

function ownWords(status: number): string {
  switch (status) {
    case 401: return t("api.status401");
    case 403: return t("api.status403");
    case 404: return t("api.status404");
    case 409: return t("api.status409");
    case 412: return t("api.status412");
    case 413: return t("api.status413");
    case 422: return t("api.status422");
    default: return t("api.statusOther");
  }
}

function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
