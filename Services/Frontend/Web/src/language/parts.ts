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
    refusal: async () => (await import("./en/refusalPart")).refusalPart,
    form: async () => (await import("./en/formPart")).formPart,
    guest: async () => (await import("./en/guestPart")).guestPart,
    auth: async () => (await import("./en/authPart")).authPart,
    person: async () => (await import("./en/personPart")).personPart,
    settings: async () => (await import("./en/settingsPart")).settingsPart,
    campus: async () => (await import("./en/campusPart")).campusPart,
    gallery: async () => (await import("./en/galleryPart")).galleryPart,
    organizer: async () => (await import("./en/organizerPart")).organizerPart,
    telling: async () => (await import("./en/tellingPart")).tellingPart,
    door: async () => (await import("./en/doorPart")).doorPart,
    editor: async () => (await import("./en/editorPart")).editorPart,
    cancel: async () => (await import("./en/cancelPart")).cancelPart,
    admin: async () => (await import("./en/adminPart")).adminPart,
    audit: async () => (await import("./en/auditPart")).auditPart,
    figures: async () => (await import("./en/figuresPart")).figuresPart,
    eventFigures: async () => (await import("./en/eventFiguresPart")).eventFiguresPart,
  },
  de: {
    first: async () => (await import("./de/firstPart")).firstPart,
    home: async () => (await import("./de/homePart")).homePart,
    event: async () => (await import("./de/eventPart")).eventPart,
    seat: async () => (await import("./de/seatPart")).seatPart,
    refusal: async () => (await import("./de/refusalPart")).refusalPart,
    form: async () => (await import("./de/formPart")).formPart,
    guest: async () => (await import("./de/guestPart")).guestPart,
    auth: async () => (await import("./de/authPart")).authPart,
    person: async () => (await import("./de/personPart")).personPart,
    settings: async () => (await import("./de/settingsPart")).settingsPart,
    campus: async () => (await import("./de/campusPart")).campusPart,
    gallery: async () => (await import("./de/galleryPart")).galleryPart,
    organizer: async () => (await import("./de/organizerPart")).organizerPart,
    telling: async () => (await import("./de/tellingPart")).tellingPart,
    door: async () => (await import("./de/doorPart")).doorPart,
    editor: async () => (await import("./de/editorPart")).editorPart,
    cancel: async () => (await import("./de/cancelPart")).cancelPart,
    admin: async () => (await import("./de/adminPart")).adminPart,
    audit: async () => (await import("./de/auditPart")).auditPart,
    figures: async () => (await import("./de/figuresPart")).figuresPart,
    eventFigures: async () => (await import("./de/eventFiguresPart")).eventFiguresPart,
  },
};
