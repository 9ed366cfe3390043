import type { adminPart } from "./en/adminPart";
import type { auditPart } from "./en/auditPart";
import type { authPart } from "./en/authPart";
import type { campusPart } from "./en/campusPart";
import type { cancelPart } from "./en/cancelPart";
import type { choicePart } from "./en/choicePart";
import type { doorPart } from "./en/doorPart";
import type { editorPart } from "./en/editorPart";
import type { eventPart } from "./en/eventPart";
import type { eventFiguresPart } from "./en/eventFiguresPart";
import type { figuresPart } from "./en/figuresPart";
import type { firstPart } from "./en/firstPart";
import type { formPart } from "./en/formPart";
import type { galleryPart } from "./en/galleryPart";
import type { guestPart } from "./en/guestPart";
import type { homePart } from "./en/homePart";
import type { organizerPart } from "./en/organizerPart";
import type { personPart } from "./en/personPart";
import type { reasonPart } from "./en/reasonPart";
import type { listPart } from "./en/listPart";
import type { boardPart } from "./en/boardPart";
import type { messagePart } from "./en/messagePart";
import type { fieldPart } from "./en/fieldPart";
import type { adminFramePart } from "./en/adminFramePart";
import type { myEventPart } from "./en/myEventPart";
import type { refusalPart } from "./en/refusalPart";
import type { seatPart } from "./en/seatPart";
import type { settingsPart } from "./en/settingsPart";
import type { sumsPart } from "./en/sumsPart";
import type { tellingPart } from "./en/tellingPart";

/** The texts that are loaded together, by feature; see app/routes.ts. */
export interface Parts {
  readonly first: typeof firstPart;
  readonly home: typeof homePart;
  readonly event: typeof eventPart;
  readonly seat: typeof seatPart;
  readonly reason: typeof reasonPart;
  readonly list: typeof listPart;
  readonly board: typeof boardPart;
  readonly message: typeof messagePart;
  readonly field: typeof fieldPart;
  readonly adminFrame: typeof adminFramePart;
  readonly myEvent: typeof myEventPart;
  readonly refusal: typeof refusalPart;
  readonly form: typeof formPart;
  readonly guest: typeof guestPart;
  readonly auth: typeof authPart;
  readonly person: typeof personPart;
  readonly settings: typeof settingsPart;
  readonly campus: typeof campusPart;
  readonly gallery: typeof galleryPart;
  readonly organizer: typeof organizerPart;
  readonly telling: typeof tellingPart;
  readonly door: typeof doorPart;
  readonly editor: typeof editorPart;
  readonly cancel: typeof cancelPart;
  readonly choice: typeof choicePart;
  readonly admin: typeof adminPart;
  readonly audit: typeof auditPart;
  readonly figures: typeof figuresPart;
  readonly sums: typeof sumsPart;
  readonly eventFigures: typeof eventFiguresPart;
}

export type Part = keyof Parts;

/** A catalog in another language: every text of the English one, except for how only English counts ("2nd", "3rd"). */
export type Translated<English> = {
  readonly [Key in keyof English as Key extends EnglishOrdinal ? never : Key]: string;
};

/** The same of all the catalogs of a part. */
export type TranslatedPart<English> = { readonly [Feature in keyof English]: Translated<English[Feature]> };

type EnglishOrdinal = `${string}_${"two" | "few"}`;
/** All catalogs: of the parts, which are a union, the intersection. */
type Catalogs = TakerOf<Parts[Part]> extends (catalogs: infer All) => void ? All : never;
type TakerOf<Some> = Some extends unknown ? (catalogs: Some) => void : never;

/** Plurals stand in the catalogs as `key_one` and `key_other`, and are asked for by their `key`. */
type WithoutForm<Key extends string> = Key extends `${infer Plain}_${PluralForm}` ? Plain : Key;
type PluralForm = "one" | "two" | "few" | "other";

/** `feature.key` of every text. */
export type TextKey = { [Feature in keyof Catalogs & string]:
  `${Feature}.${WithoutForm<keyof Catalogs[Feature] & string>}` }[keyof Catalogs & string];

type TextOf<Key extends TextKey> = Key extends `${infer Feature}.${infer Rest}`
  ? Feature extends keyof Catalogs ? FormsOf<Catalogs[Feature], Rest> : never : never;
type FormsOf<Catalog, Key extends string> = Catalog[keyof Catalog & (Key | `${Key}_${PluralForm}`)];

/** The names that stand in a text as `{{name}}`. */
type Names<Words> = Words extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<Key extends TextKey> = Names<TextOf<Key>> | (`${Key}_other` extends AllForms ? "count" : never);
type AllForms = { [Feature in keyof Catalogs & string]: `${Feature}.${keyof Catalogs[Feature] & string}` }[keyof Catalogs & string];

/** What a text needs beside its key: a value for each name in it, numbers as numbers; nothing when it has none. */
export type Values<Key extends TextKey> = [NamesOf<Key>] extends [never]
  ? []
  : [values: Readonly<Record<NamesOf<Key>, string | number>> & { readonly ordinal?: true }];

/** The text of `key` in the language of the page. */
export type Translate = <Key extends TextKey>(key: Key, ...values: Values<Key>) => string;
