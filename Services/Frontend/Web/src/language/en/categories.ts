export const categories = {
  Workshop: "Workshop",
  Seminar: "Seminar",
  Social: "Social",
  Sports: "Sports",
  Cultural: "Cultural",
  Career: "Career",
  Hackathon: "Hackathon",
  Conference: "Conference",
  "Club Meeting": "Club Meeting",
  Other: "Other",
} as const;
