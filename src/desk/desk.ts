import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Book } from '../core/book.ts'
import { isQuarter, type Quarter } from '../core/period.ts'
import { readData } from '../intake/load.ts'
import type { Problem } from '../intake/problem.ts'
import type { WordCheck } from '../release/build.ts'
import { Refusal } from '../release/refusal.ts'
import { serveUnreleased } from '../release/serve.ts'
import { LOCALES } from '../view/format.ts'
import { commentaryOf, snippetsOf, writeCommentary, type Commentaries } from './commentary.ts'
import { commentaryPage } from './commentary-page.ts'
import { readWorkbook, write } from './import.ts'
import { markedWorkbook } from './marked.ts'
import { makeQuarter } from './new.ts'
import { readAsked, type Folders } from './options.ts'
import { errorsPage, givePage, homePage, importPage, problemsPage } from './pages.ts'
import { soundData } from './reading.ts'
import { inputsWith, rehearse, type Rehearsal } from './rehearsal.ts'
import { rehearsalPage } from './rehearsal-page.ts'
import { approve } from './rehearse.ts'
import { keepPublic, schedule } from './schedule.ts'
import { deskServer, type Answer, type Desk, type Visit } from './server.ts'
import { deskState } from './state.ts'
import { signOffOf } from './verdict.ts'
import { workbookOf } from './workbook.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `desk`: serves the desk to this computer until it is stopped; resolves to the exit code. */
export async function deskCommand(args: readonly string[], say: (line: string) => void, words: WordCheck): Promise<number> {
  const asked = readAsked('desk', '[--data DIR] [--content DIR] [--out DIR] [--port 4322]', args, { out: { type: 'string' }, port: { type: 'string' } })
  const port = Number(asked.values.port ?? '4322')
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Refusal(2, '--port is a number from 0 to 65535.')
  const desk = new OpenDesk(asked, resolve((asked.values.out as string | undefined) ?? 'dist'), words)
  const server = deskServer(desk)
  const address = await listen(server, port)
  say(`The desk is open at ${address}, for this computer only. Stop it with Ctrl+C.`)
  await new Promise<void>((done) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done()) })
  server.close()
  desk.close()
  return 0
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((done, fail) => server.once('error', (error: NodeJS.ErrnoException) => fail(error.code === 'EADDRINUSE' ? new Refusal(2, `Port ${port} is in use; choose another with --port.`) : error)).listen(port, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** The desk at work: it reads the disk anew for every page, and keeps only the workbooks it handed back and the last rehearsal. */
export class OpenDesk implements Desk {
  private readonly marked = new Map<string, Uint8Array>()
  private readonly folders: Folders
  private readonly out: string
  private readonly words: WordCheck
  private pages: Server | null = null
  private last: { readonly rehearsal: Rehearsal; readonly pages: string } | null = null

  constructor(folders: Folders, out: string, words: WordCheck) {
    this.folders = folders
    this.out = out
    this.words = words
  }

  close(): void {
    this.pages?.close()
    this.pages?.closeAllConnections()
  }

  async get(path: string, { secret }: Visit): Promise<Answer | null> {
    const { dataName, data, today } = this.folders
    if (path === '/') return { page: homePage(deskState(this.folders), secret, dataName, this.last?.rehearsal.quarter ?? null) }
    if (path === '/problems/') return { page: problemsPage(readData(data, { today }).problems, dataName) }
    if (path === '/workbook/') return { page: givePage(secret) }
    if (path === '/errors/') return { page: errorsPage() }
    if (path === '/rehearsal/' && this.last) {
      const { rehearsal, pages } = this.last
      const approval = signOffOf(this.folders, rehearsal.quarter, inputsWith(this.folders, rehearsal.quarter))
      return { page: rehearsalPage({ ...rehearsal, approval }, pages, secret) }
    }
    const [, of] = /^\/commentary\/(\d{4}-Q[1-4])\/$/.exec(path) ?? []
    if (of !== undefined) return this.commentary(of, commentaryOf(this.folders, of), [], secret)
    const [, room, name] = /^\/(workbook|marked)\/([\w-]+)\.xlsx$/.exec(path) ?? []
    if (room === 'marked' && this.marked.has(name!)) return { bytes: this.marked.get(name!)!, type: XLSX }
    if (room === 'workbook' && isQuarter(name!)) return { bytes: await workbookOf(soundData(this.folders).dataset, name!), type: XLSX }
    return null
  }

  async post(path: string, form: FormData, visit: Visit): Promise<Answer | null> {
    const quarter = String(form.get('quarter') ?? '')
    if (path === '/import') return this.takeWorkbook(form.get('file'))
    if (!isQuarter(quarter)) return null
    if (path === '/new') {
      makeQuarter(this.folders, quarter)
      return { to: '/' }
    }
    if (path === '/commentary') {
      if (!existsSync(join(this.folders.data, quarter))) throw new Refusal(1, `There is no quarter ${quarter} in ${this.folders.dataName}.`)
      const field = (name: string): string => String(form.get(name) ?? '')
      const texts = Object.fromEntries(LOCALES.map((locale) => [locale, { title: field(`title-${locale}`), summary: field(`summary-${locale}`), text: field(`text-${locale}`) }])) as unknown as Commentaries
      const problems = writeCommentary(this.folders, quarter, texts)
      return problems.length === 0 ? { to: '/' } : this.commentary(quarter, texts, problems, visit.secret)
    }
    if (path === '/schedule') {
      schedule(this.folders, quarter, String(form.get('on') ?? ''), String(form.get('at') ?? ''))
      return { to: '/' }
    }
    if (path === '/published') {
      keepPublic(this.folders, quarter)
      return { to: '/' }
    }
    if (path === '/rehearse') return this.rehearsed(quarter, visit)
    if (path === '/approve') {
      const by = String(form.get('by') ?? '').trim()
      if (by === '') throw new Refusal(2, 'A sign-off needs the name of a person.')
      approve(this.folders, quarter, by)
      return { to: '/' }
    }
    return null
  }

  private commentary(quarter: Quarter, texts: Commentaries, problems: readonly Problem[], secret: string): Answer {
    return { page: commentaryPage(quarter, texts, snippetsOf(this.bookWith(quarter), quarter), problems, secret), status: problems.length === 0 ? 200 : 422 }
  }

  private bookWith(quarter: Quarter): Book {
    const { book } = soundData(this.folders)
    if (!book.quarters.includes(quarter)) throw new Refusal(1, `There is no quarter ${quarter} in ${this.folders.dataName}.`)
    return book
  }

  private async takeWorkbook(file: FormDataEntryValue | null): Promise<Answer> {
    if (file === null || typeof file === 'string') throw new Refusal(1, 'No workbook was chosen. Go back and choose one.')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const read = await readWorkbook(this.folders, bytes, file.name)
    if (read.faults.length === 0) return { page: importPage(read, write(this.folders, read), null) }
    const token = randomBytes(8).toString('hex')
    this.marked.set(token, await markedWorkbook(bytes, [...read.faults, ...read.warnings]))
    return { page: importPage(read, [], { token, name: `${read.quarter ?? 'workbook'}-marked.xlsx` }), status: 422 }
  }

  private async rehearsed(quarter: string, { host }: Visit): Promise<Answer> {
    const rehearsal = await rehearse(this.folders, quarter, this.out, this.words)
    this.close()
    this.pages = serveUnreleased(rehearsal.pages)
    const { port } = new URL(await listen(this.pages, 0))
    // Under the name the desk itself was opened by: to the browser any other is another site.
    this.last = { rehearsal, pages: `http://${host}:${port}/reports/${quarter.toLowerCase()}/` }
    return { to: '/rehearsal/' }
  }
}
