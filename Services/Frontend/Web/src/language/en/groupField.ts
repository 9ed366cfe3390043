export const groupField = {
  own: "None: it is my own",
  hint: "The group’s owners and editors manage the event too, and its members help at the door.",
} as const;
