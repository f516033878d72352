import { html } from './desk/html.ts'
import { counted, type Problem } from './intake/problem.ts'

/** The problems that an error of the pages carries, where the data and not the program is at fault; null otherwise. */
export const problemsIn = (error: unknown): readonly Problem[] | null => (error instanceof Object && 'problems' in error ? error.problems as readonly Problem[] : null)

/** What the development server shows in the place of every page while the data is not sound: each problem with its place and remedy, until a file is saved. */
export const problemsDocument = (problems: readonly Problem[]): string => `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${counted(problems.length, 'problem')}</title><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/src/desk/desk.css"><script type="module" src="/@vite/client"></script></head>
<body><main><h1>${counted(problems.length, 'problem')}</h1><p class="lead">The pages are back as soon as ${problems.length === 1 ? 'it is' : 'all are'} repaired and saved.</p>
${problems.slice(0, 100).map(({ file, line, column, message, remedy, excerpt, code }) => html`<article class="problem"><h2>${file}${line === 0 ? '' : `, line ${line}, character ${column}`}</h2>${excerpt !== '' && html`<pre tabindex="0">${excerpt}</pre>`}<p>${message}</p><p><strong>${remedy}</strong> <span class="quiet">${code}</span></p></article>`)}${problems.length > 100 && html`<p>And ${problems.length - 100} more: <code>npm run check</code> shows each.</p>`}</main></body></html>`.text}`
