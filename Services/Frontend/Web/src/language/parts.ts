import type { Language } from "./Language";
import type { Part, Parts, TranslatedPart } from "./Text";

type Loaders = {
  readonly [Name in Part]: () => Promise<{ readonly [Key in `${Name}Part`]: TranslatedPart<Parts[Name]> }>;
};

/** Texts by feature. */
export type Catalogs = Readonly<Record<string, object>>;

/** The texts of a part of the pages, in a language. */
export async function textsOf(language: Language, part: Part): Promise<Catalogs> {
  // In short, since this is a piece of every first view: each module has one name, and that is the part's.
  const [texts = {}] = Object.values<Catalogs>(await PARTS[language][part]());
  return texts;
}

/** Where the texts are, by language and by the part of the pages that they are loaded with. */
export const PARTS: { readonly [Name in Language]: Loaders } = {
  en: {
    first: () => import("./en/firstPart"),
    home: () => import("./en/homePart"),
    event: () => import("./en/eventPart"),
    seat: () => import("./en/seatPart"),
    reason: () => import("./en/reasonPart"),
    list: () => import("./en/listPart"),
    board: () => import("./en/boardPart"),
    message: () => import("./en/messagePart"),
    field: () => import("./en/fieldPart"),
    adminFrame: () => import("./en/adminFramePart"),
    myEvent: () => import("./en/myEventPart"),
    refusal: () => import("./en/refusalPart"),
    form: () => import("./en/formPart"),
    guest: () => import("./en/guestPart"),
    auth: () => import("./en/authPart"),
    person: () => import("./en/personPart"),
    settings: () => import("./en/settingsPart"),
    campus: () => import("./en/campusPart"),
    gallery: () => import("./en/galleryPart"),
    organizer: () => import("./en/organizerPart"),
    telling: () => import("./en/tellingPart"),
    door: () => import("./en/doorPart"),
    editor: () => import("./en/editorPart"),
    cancel: () => import("./en/cancelPart"),
    choice: () => import("./en/choicePart"),
    admin: () => import("./en/adminPart"),
    audit: () => import("./en/auditPart"),
    figures: () => import("./en/figuresPart"),
    sums: () => import("./en/sumsPart"),
    eventFigures: () => import("./en/eventFiguresPart"),
  },
  de: {
    first: () => import("./de/firstPart"),
    home: () => import("./de/homePart"),
    event: () => import("./de/eventPart"),
    seat: () => import("./de/seatPart"),
    reason: () => import("./de/reasonPart"),
    list: () => import("./de/listPart"),
    board: () => import("./de/boardPart"),
    message: () => import("./de/messagePart"),
    field: () => import("./de/fieldPart"),
    adminFrame: () => import("./de/adminFramePart"),
    myEvent: () => import("./de/myEventPart"),
    refusal: () => import("./de/refusalPart"),
    form: () => import("./de/formPart"),
    guest: () => import("./de/guestPart"),
    auth: () => import("./de/authPart"),
    person: () => import("./de/personPart"),
    settings: () => import("./de/settingsPart"),
    campus: () => import("./de/campusPart"),
    gallery: () => import("./de/galleryPart"),
    organizer: () => import("./de/organizerPart"),
    telling: () => import("./de/tellingPart"),
    door: () => import("./de/doorPart"),
    editor: () => import("./de/editorPart"),
    cancel: () => import("./de/cancelPart"),
    choice: () => import("./de/choicePart"),
    admin: () => import("./de/adminPart"),
    audit: () => import("./de/auditPart"),
    figures: () => import("./de/figuresPart"),
    sums: () => import("./de/sumsPart"),
    eventFigures: () => import("./de/eventFiguresPart"),
  },
};
