export const manage = {
  navigation: "Manage the event",
  theEvent: "the event",
  door: "Door",
  messages: "Messages",
  deliveries: "Deliveries",
  figures: "Figures",
  notTheirDoor: "Only the event’s organizers, and those who help them at its door, let people in and see who comes.",
  notTheirs: "Only the event’s organizers see this.",
} as const;
