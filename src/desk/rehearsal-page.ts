import { counted } from '../intake/problem.ts'
import { formatPeriod } from '../view/format.ts'
import { failedOf, outcomeOf, type Check } from './checks.ts'
import { html, type Markup } from './html.ts'
import type { Move } from './moves.ts'
import { signing, type DeskPage } from './pages.ts'
import type { Rehearsal } from './rehearsal.ts'
import { calledInPublished, calledInQuarter, type Turn } from './sentences.ts'

/** What a release would change, and the form that signs it when every check passed. */
export function rehearsalPage(rehearsal: Rehearsal, address: string, secret: string): DeskPage {
  const { quarter, compared, checks, moves, turns, published, axes, restatements, files } = rehearsal
  const failed = failedOf(checks).length
  return {
    title: `Rehearsal of ${formatPeriod(quarter, 'en')}`,
    body: html`<h1>Rehearsal of ${formatPeriod(quarter, 'en')}</h1><p class="lead">${failed === 0 ? 'Nothing stands in the way of a sign-off.' : `${counted(failed, 'check')} of ${checks.length} failed.`}</p><p>${compared}</p>
<p><a class="button" href="${address}" target="_blank" rel="noopener">The pages as they will look</a> <a href="/">Back to the quarter</a></p>
<h2>Checks</h2><ul class="checks">${checks.map(checkMarkup)}</ul>
<h2>Headline figures</h2>${movesMarkup(moves)}
<h2>Restatements it brings</h2>${list(restatements.map(({ current, previous }) => html`<code>${current.file}:${current.line}</code> ${current.name}: ${previous.text || 'blank'} to ${current.text || 'blank'}`))}
<h2>Sentences in reports already out</h2>${list(published.map((turn) => turnMarkup(calledInPublished(turn), turn)))}
<h2>Sentences beside those of the quarter before</h2>${list(turns.map((turn) => turnMarkup(calledInQuarter(turn), turn)))}
<h2>Charts whose axis changes</h2>${list(axes.map(({ chart, page, before, after }) => html`${chart} (<code>${page}</code>): ${before}, then ${after}`))}
<h2>Downloads and pages</h2>${files === null ? html`<p class="quiet">No site is in place to compare with.</p>` : html`<p>${counted(files.added.length, 'file')} added, ${files.changed.length} changed, ${files.gone.length} gone.</p>${list(files.changed.filter((path) => path.startsWith('datasets/')).slice(0, 40).map((path) => html`<code>${path}</code>`))}`}
<h2>Sign off</h2><p>These bytes have the hash <code>${rehearsal.hash.slice(0, 12)}</code>.</p>${signOff(rehearsal, secret)}`,
  }
}

const list = (lines: readonly Markup[]): Markup => (lines.length === 0 ? html`<p class="quiet">None.</p>` : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`)

const OUTCOMES = { passed: 'passed', FAILED: 'failed', LOOK: 'look' } as const

const checkMarkup = (check: Check): Markup => {
  const { name, faults } = check
  const word = OUTCOMES[outcomeOf(check)]
  return html`<li><b class="${word}">${word}</b> ${name}${faults.length > 0 && html`<ul>${faults.slice(0, 10).map((fault) => html`<li>${fault}</li>`)}${faults.length > 10 && html`<li>and ${faults.length - 10} more</li>`}</ul>`}</li>`
}

function movesMarkup(moves: readonly Move[]): Markup {
  const rows = moves.filter(({ known }) => known).map(({ name, before, value, change, unusual, judged }) => html`<tr><th scope="row">${name}</th><td data-of="Before">${before}</td><td data-of="Now">${value}</td><td data-of="Move">${change}</td><td data-of="For this company">${unusual ? html`<b class="failed">${judged}</b>` : judged}</td></tr>`)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Headline figures"><table class="moves"><thead><tr><th scope="col">Figure</th><th scope="col">Before</th><th scope="col">Now</th><th scope="col">Move</th><th scope="col">For this company</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

const turnMarkup = (called: string, { text, before }: Turn): Markup => html`<b>${called}:</b> ${text}${before !== null && html` <span class="quiet">Before: ${before}</span>`}`

function signOff({ quarter, checks, scheduled, approval }: Rehearsal, secret: string): Markup {
  if (failedOf(checks).length > 0) return html`<p>There is something to repair before anybody can sign.</p>`
  if (!scheduled) return html`<p>Set <a href="/">the day of the release</a> and rehearse once more: it belongs to what is signed.</p>`
  if (approval?.valid) return html`<p>${approval.told}</p>`
  return html`${approval !== null && html`<p>${approval.told}</p>`}<p>A signature is a person’s word for exactly these bytes. A changed byte voids it.</p>${signing(quarter, secret)}`
}
