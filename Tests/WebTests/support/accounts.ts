import type { SignInAnswer } from "../../../Services/Frontend/Web/src/auth/Session";

export const SAM: SignInAnswer = {
  access_token: "token-of-sam",
  token_type: "Bearer",
  expires_in: 3600,
  user: { id: "u1", email: "student@campus.example", name: "Sam Student", role: "student", affiliation: "student" },
};

export const OLGA: SignInAnswer = {
  access_token: "token-of-olga",
  token_type: "Bearer",
  expires_in: 3600,
  user: { id: "u2", email: "organizer@campus.example", name: "Olga Organizer", role: "organizer", affiliation: "staff" },
};
