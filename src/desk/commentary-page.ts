import type { Quarter } from '../core/period.ts'
import { counted, type Problem } from '../intake/problem.ts'
import { formatPeriod, LOCALES, type Locale } from '../view/format.ts'
import type { Commentaries, Snippet } from './commentary.ts'
import { html, type Markup } from './html.ts'
import { form, type DeskPage } from './pages.ts'

const LANGUAGE: Readonly<Record<Locale, string>> = { en: 'English', it: 'Italian' }

/** The page on which the commentary of a quarter is written, with what is wrong with it. */
export function commentaryPage(quarter: Quarter, texts: Commentaries, snippets: readonly Snippet[], problems: readonly Problem[], secret: string): DeskPage {
  const name = formatPeriod(quarter, 'en')
  return {
    title: `Commentary on ${name}`,
    body: html`<h1>Commentary on ${name}</h1>${problems.length === 0
      ? html`<p class="lead">Numbers are printed from the data, so that none is typed. A language in which everything is left blank has no commentary.</p>`
      : html`<p class="lead">Nothing was written: ${counted(problems.length, 'thing')} to be repaired.</p>${problems.map(problemMarkup)}`}
${form('/commentary', secret, html`<input type="hidden" name="quarter" value="${quarter}">${LOCALES.map((locale) => fields(locale, texts))}<button>Keep the commentary</button>`)}
${snippets.length > 0 && html`<h2>What prints a number</h2><p>With <code>change="qoq"</code> it prints the change on the quarter before, with <code>size</code> too “6.2% more” or “6.2% less”.</p><div class="scroll" tabindex="0" role="region" aria-label="What prints a number"><table><thead><tr><th scope="col">Figure</th><th scope="col">Prints</th><th scope="col">Write</th></tr></thead><tbody>${snippets.map((each) => html`<tr><th scope="row">${each.name}</th><td>${each.value}</td><td><code>${each.code}</code></td></tr>`)}</tbody></table></div>`}<p><a href="/">Back to the quarter</a></p>`,
  }
}

const fields = (locale: Locale, texts: Commentaries): Markup => {
  const { title, summary, text } = texts[locale]
  return html`<fieldset><legend>${LANGUAGE[locale]}</legend><label for="title-${locale}">Title</label><input id="title-${locale}" name="title-${locale}" lang="${locale}" value="${title}"><label for="summary-${locale}">Summary, in one sentence</label><input id="summary-${locale}" name="summary-${locale}" lang="${locale}" value="${summary}"><label for="text-${locale}">Text, with a blank line between paragraphs</label><textarea id="text-${locale}" name="text-${locale}" lang="${locale}" rows="10">${text}</textarea></fieldset>`
}

const problemMarkup = ({ file, message, remedy, excerpt }: Problem): Markup =>
  html`<article class="problem"><h2>${LANGUAGE[file.endsWith('it.mdx') ? 'it' : 'en']}</h2>${excerpt !== '' && html`<pre tabindex="0">${excerpt}</pre>`}<p>${message}</p><p><strong>${remedy}</strong></p></article>`
