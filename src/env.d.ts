declare namespace App {
  interface Locals {
    /** What the commentary of a report speaks of; set by the page before it renders the prose. */
    report?: {
      readonly site: import('./site.ts').Site
      readonly quarter: string
      readonly locale: import('./view/format.ts').Locale
      readonly file: string
    }
  }
}
