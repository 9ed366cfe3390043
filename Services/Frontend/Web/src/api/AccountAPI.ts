import type { User } from "../auth/Session";
import type { SignInProviders } from "../auth/SignInProviders";
import type { Consent, ConsentKind } from "../settings/Consent";
import type { SignedInPlace } from "../settings/SignedInPlace";
import { APIClient } from "./APIClient";
import { ROOT } from "./root";

/** The routes about one's own account, each a method. All of them throw `ApiError`. */
export class AccountAPI extends APIClient {
  providers(signal: AbortSignal): Promise<SignInProviders> {
    return this.json({ method: "GET", url: `${ROOT}/auth/providers`, isAnonymous: true, signal });
  }

  /** Answers nothing about whether the address has an account. */
  forgotPassword(email: string): Promise<void> {
    return this.nothing({ method: "POST", url: `${ROOT}/auth/forgot-password`, body: { email }, isAnonymous: true });
  }

  /** @param token from the mail's link */
  resetPassword(token: string, password: string): Promise<void> {
    const body = { token, password };
    return this.nothing({ method: "POST", url: `${ROOT}/auth/reset-password`, body, isAnonymous: true });
  }

  /** @param token from the mail's link */
  verifyEmail(token: string): Promise<User> {
    return this.json({ method: "POST", url: `${ROOT}/auth/verify-email`, body: { token }, isAnonymous: true });
  }

  changeName(name: string): Promise<User> {
    return this.json({ method: "PATCH", url: `${ROOT}/auth/me`, body: { name } });
  }

  /** @param name stands at one's events for everyone to read; null for none */
  changePublicName(name: string | null): Promise<User> {
    return this.json({ method: "PATCH", url: `${ROOT}/auth/me`, body: { public_name: name } });
  }

  changePassword(current: string, password: string): Promise<void> {
    const body = { current_password: current, password };
    return this.nothing({ method: "POST", url: `${ROOT}/auth/change-password`, body });
  }

  /** Where one is signed in, the latest first. */
  places(signal: AbortSignal): Promise<readonly SignedInPlace[]> {
    return this.json({ method: "GET", url: `${ROOT}/auth/sessions`, signal });
  }

  signOutOf(placeID: string): Promise<void> {
    return this.nothing({ method: "DELETE", url: `${ROOT}/auth/sessions/${encodeURIComponent(placeID)}` });
  }

  /** All that one agreed to and took back, the latest first. */
  consents(signal: AbortSignal): Promise<readonly Consent[]> {
    return this.all(`${ROOT}/users/me/consents?limit=100`, signal);
  }

  /** @param version of the text that was agreed to */
  consent(kind: ConsentKind, version: string, given: boolean): Promise<Consent> {
    return this.json({ method: "POST", url: `${ROOT}/users/me/consents`, body: { kind, version, given } });
  }

  /** Everything that is kept about oneself, as a JSON document. */
  dataExport(): Promise<string> {
    return this.text({ method: "GET", url: `${ROOT}/users/me/export` });
  }

  /**
   * @param confirm one's address, typed once more
   * @param password empty for who signed in just now
   */
  deleteAccount(confirm: string, password: string): Promise<void> {
    const body = { confirm, ...(password === "" ? {} : { password }) };
    return this.nothing({ method: "DELETE", url: `${ROOT}/users/me`, body });
  }
}
