// The part of i18next that this application uses; Debian's package comes without types.
declare module "i18next" {
  export interface Interpolation {
    readonly escapeValue: boolean;
    readonly alwaysFormat: boolean;
    format(value: unknown, format: string | undefined, language: string | undefined): string;
  }

  export interface InitOptions {
    readonly lng: string;
    readonly fallbackLng: string;
    readonly ns: readonly string[];
    readonly nsSeparator: string;
    readonly keySeparator: false;
    readonly initImmediate: false;
    readonly resources: object;
    readonly interpolation: Interpolation;
  }

  export interface I18n {
    init(options: InitOptions): Promise<unknown>;
    addResourceBundle(language: string, namespace: string, texts: object): this;
    changeLanguage(language: string): Promise<unknown>;
    t(key: string, values?: object): string;
  }

  const i18next: { createInstance(): I18n };
  export default i18next;
}
