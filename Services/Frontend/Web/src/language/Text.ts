import type { adminPart } from "./en/adminPart";
import type { eventPart } from "./en/eventPart";
import type { figuresPart } from "./en/figuresPart";
import type { firstPart } from "./en/firstPart";
import type { formPart } from "./en/formPart";
import type { furtherPart } from "./en/furtherPart";
import type { homePart } from "./en/homePart";
import type { organizerPart } from "./en/organizerPart";
import type { seatPart } from "./en/seatPart";

/** The texts of the pages that are loaded together, by feature; see app/routes.ts. */
export interface Parts {
  readonly first: typeof firstPart;
  readonly home: typeof homePart;
  readonly event: typeof eventPart;
  readonly seat: typeof seatPart;
  readonly form: typeof formPart;
  readonly further: typeof furtherPart;
  readonly organizer: typeof organizerPart;
  readonly admin: typeof adminPart;
  readonly figures: typeof figuresPart;
}

export type Part = keyof Parts;

/** A catalog in another language: every text of the English one, except for how only English counts ("2nd", "3rd"). */
export type Translated<English> = {
  readonly [Key in keyof English as Key extends EnglishOrdinal ? never : Key]: string;
};

/** The same of all the catalogs of a part. */
export type TranslatedPart<English> = { readonly [Feature in keyof English]: Translated<English[Feature]> };

type EnglishOrdinal = `${string}_${"two" | "few"}`;
type Catalogs =
  & Parts["first"] & Parts["home"] & Parts["event"] & Parts["seat"] & Parts["form"]
  & Parts["further"] & Parts["organizer"] & Parts["admin"] & Parts["figures"];

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
