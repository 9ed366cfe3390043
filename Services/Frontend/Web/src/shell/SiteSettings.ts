/** What differs from one university to the next: frontend writes it into the page when it starts. */
export type SiteSettings = {
  readonly imprint_url?: string;
  readonly privacy_url?: string;
  readonly support_address?: string;
};

/** What the page was told; nothing where somebody else serves it. */
export function siteSettings(page: Document): SiteSettings {
  const written = page.getElementById("site")?.textContent;
  return written ? JSON.parse(written) as SiteSettings : {};
}
