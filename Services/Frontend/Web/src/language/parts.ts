import { firstPart } from "./en/firstPart";
import type { Language } from "./Language";
import type { Part, Parts, TranslatedPart } from "./Text";

type Loaders = { readonly [Name in Part]: () => Promise<TranslatedPart<Parts[Name]>> };

/** Where the texts are, by language and by the part of the pages that they are loaded with. */
export const PARTS: { readonly [Name in Language]: Loaders } = {
  en: {
    first: () => Promise.resolve(firstPart),
    home: async () => (await import("./en/homePart")).homePart,
    event: async () => (await import("./en/eventPart")).eventPart,
    seat: async () => (await import("./en/seatPart")).seatPart,
    form: async () => (await import("./en/formPart")).formPart,
    further: async () => (await import("./en/furtherPart")).furtherPart,
    organizer: async () => (await import("./en/organizerPart")).organizerPart,
    admin: async () => (await import("./en/adminPart")).adminPart,
    figures: async () => (await import("./en/figuresPart")).figuresPart,
  },
  de: {
    first: async () => (await import("./de/firstPart")).firstPart,
    home: async () => (await import("./de/homePart")).homePart,
    event: async () => (await import("./de/eventPart")).eventPart,
    seat: async () => (await import("./de/seatPart")).seatPart,
    form: async () => (await import("./de/formPart")).formPart,
    further: async () => (await import("./de/furtherPart")).furtherPart,
    organizer: async () => (await import("./de/organizerPart")).organizerPart,
    admin: async () => (await import("./de/adminPart")).adminPart,
    figures: async () => (await import("./de/figuresPart")).figuresPart,
  },
};
