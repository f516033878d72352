import { counted, type Problem } from '../intake/problem.ts'
import { formatPeriod } from '../view/format.ts'
import { examples } from './gallery.ts'
import { html, type Markup } from './html.ts'
import type { DeskState, Stand } from './state.ts'
import type { Import } from './import.ts'
import type { Replacement } from './overwritten.ts'
import type { SheetFault } from './worksheet.ts'

/** A page of the desk: its title, what is on it, and the secret that its forms carry. */
export interface DeskPage {
  readonly title: string
  readonly body: Markup
}

/** The fonts of the site that the desk is set in. */
export const FONTS = ['sans-400', 'sans-600', 'serif-display-600'] as const

/** The whole document of a page. */
export const documentOf = ({ title, body }: DeskPage): string => `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} · Wattledger desk</title>${FONTS.map((font) => html`<link rel="preload" href="/fonts/${font}.woff2" as="font" type="font/woff2" crossorigin>`)}<link rel="stylesheet" href="/desk.css"></head>
<body><a class="skip" href="#main">To the content</a><header><a href="/">Wattledger desk</a><nav aria-label="Desk"><a href="/">The quarter</a> <a href="/problems/">Problems</a> <a href="/errors/">What the messages mean</a></nav></header>
<main id="main">${body}</main><footer>This page is served to this computer only. Nothing is uploaded.</footer></body></html>`.text}`

/** A form of the desk, with the secret that proves the desk made it. */
export const form = (action: string, secret: string, inside: Markup): Markup => html`<form method="post" action="${action}" enctype="multipart/form-data"><input type="hidden" name="secret" value="${secret}">${inside}</form>`

/** The way of a quarter from a spreadsheet to its release, step by step. */
export function homePage(state: DeskState, secret: string, dataName: string, rehearsed: string | null): DeskPage {
  const { dataset, work, next, published, held, problems } = state
  if (!dataset) return problemsPage(problems, dataName)
  const last = published.at(-1)
  return {
    title: 'The quarter',
    body: html`<h1>${dataset.issuer.short_name}</h1>
<p class="lead">${published.length === 0 ? 'No quarter is public yet.' : html`${counted(published.length, 'quarter')} public, the last ${formatPeriod(last!, 'en')}.`}</p>
${held.map((quarter) => keeping(quarter, secret))}
${work ? steps(work, secret, dataName, rehearsed === work.quarter) : beginning(next, secret)}
<p>In the data: ${problems.length === 0 ? 'no problems.' : html`<a href="/problems/">${counted(problems.length, 'warning')}</a>.`}</p>`,
  }
}

const keeping = (quarter: string, secret: string): Markup => html`<h2>${formatPeriod(quarter, 'en')} is published</h2><p>Its row in releases.csv still holds it until its moment. A build that is not told that moment takes it off the site again.</p>${form('/published', secret, html`<input type="hidden" name="quarter" value="${quarter}"><button>Keep ${formatPeriod(quarter, 'en')} public</button>`)}`

const beginning = (next: string | null, secret: string): Markup => (next === null
  ? html`<p>The next quarter can be begun when it is over.</p>`
  : html`<ol class="steps"><li><h2>Begin ${formatPeriod(next, 'en')}</h2><p>The rows of the last quarter are taken over with blank values, and a commentary is begun in both languages.</p>${form('/new', secret, html`<input type="hidden" name="quarter" value="${next}"><button>Begin ${formatPeriod(next, 'en')}</button>`)}</li></ol>`)

function steps({ quarter, pending, commentary, embargo, approval, unsignable, zone }: Stand, secret: string, dataName: string, rehearsed: boolean): Markup {
  const name = formatPeriod(quarter, 'en')
  const signed = approval?.valid ?? false
  return html`<ol class="steps">
<li class="done"><h2>Begin ${name}</h2><p>Done: the rows lie in <code>${dataName}/${quarter}/</code>.</p></li>
<li><h2>Fill it in</h2><p>${pending === 0 ? 'Every row is filled in.' : `${counted(pending, 'row')} still to be filled in.`} The workbook has a sheet for every table, with last quarter’s values beside the new ones.</p><p><a class="button" href="/workbook/${quarter}.xlsx" download>Download ${quarter}.xlsx</a></p></li>
<li><h2>Give it back</h2><p>Nothing is changed until every sheet is in order; what is not comes back marked in the cells.</p><p><a class="button" href="/workbook/">Give the workbook back</a></p></li>
<li${commentary === 'written' ? html` class="done"` : ''}><h2>Write the commentary</h2><p>${COMMENTARY[commentary]}</p><p><a class="button" href="/commentary/${quarter}/">Write the commentary</a></p></li>
<li${embargo ? html` class="done"` : ''}><h2>Set the day of the release</h2><p>${scheduledText(embargo)}</p>${form('/schedule', secret, html`<input type="hidden" name="quarter" value="${quarter}"><label for="on">Day</label><input id="on" name="on" type="date" required value="${embargo?.slice(0, 10) ?? ''}"><label for="at">Time of day in ${zone.replace(/^.*\//, '').replaceAll('_', ' ')}</label><input id="at" name="at" type="time" required value="${embargo?.slice(11, 16) ?? ''}"><button>Set the day</button>`)}</li>
<li><h2>Rehearse</h2><p>Builds the site with ${name} in it, where nobody sees it, and says what would change. It takes about half a minute.</p>${form('/rehearse', secret, html`<input type="hidden" name="quarter" value="${quarter}"><button>Rehearse ${name}</button>${rehearsed && html`<a href="/rehearsal/">What the last rehearsal said</a>`}`)}</li>
<li${signed ? html` class="done"` : ''}><h2>Sign off</h2><p>${signedText(approval)}</p>${pending > 0 || embargo === null
  ? html`<p class="quiet">${pending > 0 ? 'It can be signed when every row is filled in' : 'It can be signed when its release has a day'}.</p>`
  : unsignable !== null ? html`<p class="quiet">${unsignable} Rehearse it first.</p>` : signing(quarter, secret)}</li>
<li><h2>Release</h2><p>${embargo === null ? 'It is a draft until its release has a day.' : embargo === '' ? 'Nothing holds it back: the next build publishes it.' : html`It is held until ${embargo}. At that moment run <code>npm run build -- --as-of ${embargo}</code>, here or by the publishing recipe. Come back to this page then, to keep it public.`}</p></li>
</ol>`
}

const COMMENTARY: Readonly<Record<Stand['commentary'], string>> = {
  pending: 'It is begun in both languages and still to be written, or to be left out.', written: 'It is written; it can be changed until the release.', none: 'The quarter has none, and needs none.',
}

const scheduledText = (embargo: string | null): string => (embargo === null
  ? 'Until then it is a draft, which no build publishes.'
  : embargo === '' ? 'It has none and nothing holds it back. With a day and a time, no build publishes it before them, nor without a sign-off.' : `It is held until ${embargo}. Another day voids a sign-off.`)

const signedText = (approval: Stand['approval']): string => approval?.told ?? 'A person’s word for exactly the bytes that will be public. A changed byte voids it.'

/** The form in which a person signs. */
export const signing = (quarter: string, secret: string): Markup =>
  form('/approve', secret, html`<input type="hidden" name="quarter" value="${quarter}"><label for="by">Name of the person who signs</label><input id="by" name="by" required maxlength="120" autocomplete="name"><button>Sign off ${formatPeriod(quarter, 'en')}</button>`)

/** Every problem of the data, as `check` says it. */
export function problemsPage(problems: readonly Problem[], dataName: string): DeskPage {
  return {
    title: 'Problems',
    body: html`<h1>${problems.length === 0 ? 'No problems' : counted(problems.length, problems.some(({ severity }) => severity === 'error') ? 'problem' : 'warning')}</h1>${problems.slice(0, 200).map(({ file, line, column, severity, message, remedy, excerpt, code }) => html`<article class="problem"><h2>${severity === 'warning' ? 'Warning: ' : ''}${dataName}/${file}${line === 0 ? '' : `, line ${line}, character ${column}`}</h2>${excerpt !== '' && html`<pre tabindex="0">${excerpt}</pre>`}<p>${message}</p><p><strong>${remedy}</strong> <a href="/errors/#${code}">${code}</a></p></article>`)}`,
  }
}

/** The page that takes a workbook. */
export const givePage = (secret: string): DeskPage => ({
  title: 'Give the workbook back',
  body: html`<h1>Give the workbook back</h1><p class="lead">Nothing is changed until every sheet is in order; what is not comes back marked in the cells.</p>${form('/import', secret, html`<label for="file">The filled-in workbook</label><input id="file" type="file" name="file" accept=".xlsx" required><button>Read it in</button>`)}<p><a href="/">Back to the quarter</a></p>`,
})

/** What became of a workbook that was given back. */
export function importPage({ faults, warnings, replaced }: Import, written: readonly string[], marked: { readonly token: string; readonly name: string } | null): DeskPage {
  const list = (each: readonly (SheetFault | Replacement)[]): Markup => html`<ul class="faults">${each.map(({ sheet, cell, message, ...more }) => html`<li><b>${cell === '' ? sheet : `${sheet}, cell ${cell}`}</b> ${message}${'remedy' in more && html` <strong>${more.remedy}</strong>`}</li>`)}</ul>`
  if (faults.length > 0) {
    return { title: 'The workbook is not in order', body: html`<h1>Nothing was changed</h1><p class="lead">${faults.length === 1 ? 'One thing is' : `${faults.length} things are`} to be repaired in the workbook.</p>${marked !== null && html`<p><a class="button" href="/marked/${marked.token}.xlsx" download="${marked.name}">Download it with the cells marked</a></p>`}${list(faults)}${warnings.length > 0 && html`<h2>Worth a look</h2>${list(warnings)}`}<p><a href="/">Back</a></p>` }
  }
  return { title: 'The workbook is read in', body: html`<h1>The workbook is read in</h1>${written.length === 0 ? html`<p class="lead">It holds nothing new.</p>` : html`<p class="lead">These files were written:</p><ul>${written.map((path) => html`<li><code>${path}</code></li>`)}</ul>`}${warnings.length > 0 && html`<h2>Worth a look</h2>${list(warnings)}`}${replaced.length > 0 && html`<h2>Changed</h2>${list(replaced)}`}<p><a class="button" href="/">Go on</a></p>` }
}

/** The documentation of every code, made from the gallery of bad folders. */
export const errorsPage = (): DeskPage => ({
  title: 'What the messages mean',
  body: html`<h1>What the messages mean</h1><p class="lead">Every code is permanent. The examples are small folders of a fictional company.</p>${examples().map(({ code, meaning, told, unshown }) => html`<article class="problem" id="${code}"><h2>${code}</h2><p>${meaning[0]!.toUpperCase()}${meaning.slice(1)}.${unshown !== null && ` ${unshown}`}</p>${told !== null && html`<pre tabindex="0">${told.replaceAll('│', '|')}</pre>`}</article>`)}`,
})

/** A page that says one thing and leads back. */
export const messagePage = (title: string, lines: readonly string[]): DeskPage => ({ title, body: html`<h1>${title}</h1>${lines.map((line) => html`<p>${line}</p>`)}<p><a href="/">Back to the quarter</a></p>` })
