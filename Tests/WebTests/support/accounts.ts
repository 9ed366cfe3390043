import type { SignInAnswer } from "../../../Services/Frontend/Web/src/auth/Session";

export const SAM: SignInAnswer = {
  access_token: "token-of-sam",
  token_type: "Bearer",
  expires_in: 600,
  user: {
    id: "u1",
    email: "student@campus.example",
    name: "Sam Student",
    public_name: null,
    role: "student",
    affiliation: "student",
    email_verified: true,
    is_trusted: false,
  },
};

/** The next answer for Sam: the same person, another token. */
export const SAM_AGAIN: SignInAnswer = { ...SAM, access_token: "next-token-of-sam" };

export const OLGA: SignInAnswer = {
  access_token: "token-of-olga",
  token_type: "Bearer",
  expires_in: 600,
  user: {
    id: "u2",
    email: "organizer@campus.example",
    name: "Olga Organizer",
    public_name: null,
    role: "organizer",
    affiliation: "staff",
    email_verified: true,
    is_trusted: true,
  },
};

export const ADA: SignInAnswer = {
  ...OLGA,
  access_token: "token-of-ada",
  user: { ...OLGA.user, id: "u9", email: "admin@campus.example", name: "Ada Admin", role: "admin" },
};
