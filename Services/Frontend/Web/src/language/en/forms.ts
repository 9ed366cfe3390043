export const forms = {
  required: "This is required.",
  optional: "optional",
  look: "Some fields need another look.",
  fieldSays: "{{words}}",
  saved: "Saved.",
  chooseOne: "Choose one",
} as const;
