/** A place where events happen. */
export interface Venue {
  readonly id: string;
  readonly name: string;
  readonly building: string;
  /** How many people may be in it. */
  readonly capacity: number;
  readonly accessibility: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly version: number;
}

/** What an administrator decides about a venue. */
export interface NewVenue {
  readonly name: string;
  readonly building: string;
  readonly capacity: number;
  readonly accessibility: string;
}

/** "Lecture hall 2, Physics". */
export function venueName({ name, building }: Venue): string {
  return building === "" ? name : `${name}, ${building}`;
}
