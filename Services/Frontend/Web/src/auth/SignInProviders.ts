/** What `auth/providers` answers: where else one can sign in. */
export interface SignInProviders {
  /** The university's single sign-on; null where there is none. */
  readonly sso: { readonly name: string; readonly start_url: string } | null;
}
