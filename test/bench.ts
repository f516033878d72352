import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { writeGenerated } from './generated.ts'

// Builds generated histories with the product's own build and prints what they cost: npm run bench [-- 12 100 1000]

const PROJECT = resolve(import.meta.dirname, '..')
// On the file system of the project, because the pages are moved within it; .wattledger is swept by every build.
const FOLDER = join(PROJECT, 'test-results', `bench-${process.pid}`)
const GNU_TIME = '/usr/bin/time'

interface Cost {
  readonly quarters: number
  /** User and system time of the whole process tree, in seconds. */
  readonly cpu: number
  readonly wall: number
  /** Resident memory of the largest process at its peak, in bytes. */
  readonly memory: number
  readonly files: number
  readonly bytes: number
  readonly page: number
  readonly compressed: number
  /** What writing all data sets takes of it, in seconds, when they are written by themselves. */
  readonly datasets: number
  /** What drawing all charts as pictures takes, likewise. */
  readonly pictures: number
}

const sizes = process.argv.slice(2).map(Number)
if (sizes.some((size) => !Number.isInteger(size) || size < 5)) throw new RangeError('Give numbers of quarters, each at least 5, such as: npm run bench -- 12 100')

try {
  const costs: Cost[] = []
  console.log('quarters      CPU     wall   memory   files    total  page raw  page gz  CPU/quarter  data sets  pictures    pages')
  for (const quarters of sizes.length > 0 ? sizes : [12, 100, 1000]) {
    const cost = await measure(quarters)
    const before = costs.at(-1)
    // From the second size on, only what the additional quarters cost: the start of Astro is paid once.
    const each = before ? (cost.cpu - before.cpu) / (quarters - before.quarters) : cost.cpu / quarters
    console.log(`${cell(quarters, 8)} ${cell(cost.cpu.toFixed(1), 6)} s ${cell(cost.wall.toFixed(1), 6)} s ${cell(megabytes(cost.memory), 5)} MB ${cell(cost.files, 7)} ${cell(megabytes(cost.bytes), 5)} MB ${cell(kilobytes(cost.page), 6)} kB ${cell(kilobytes(cost.compressed), 5)} kB ${cell((each * 1000).toFixed(0), 9)} ms ${cell(cost.datasets.toFixed(1), 8)} s ${cell(cost.pictures.toFixed(1), 7)} s ${cell((cost.cpu - cost.datasets - cost.pictures).toFixed(1), 6)} s`)
    costs.push(cost)
  }
} finally {
  rmSync(FOLDER, { recursive: true, force: true })
}

function cell(value: string | number, width: number): string {
  return String(value).padStart(width)
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0)
}

function kilobytes(bytes: number): string {
  return (bytes / 1e3).toFixed(1)
}

async function measure(quarters: number): Promise<Cost> {
  const folder = join(FOLDER, String(quarters))
  mkdirSync(folder, { recursive: true })
  const { data, today } = writeGenerated(folder, quarters)
  const site = join(folder, 'site')
  const spent = await run([process.execPath, join(PROJECT, 'src', 'cli.ts'), 'build', '--data', data, '--out', site, '--today', today, '--private', join(folder, 'private.log')], join(folder, 'time'))
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const contents = files.map((path) => ({ path, bytes: readFileSync(path) }))
  const reports = contents.filter(({ path }) => /\/reports\/\d{4}-q\d\/index\.html$/.test(path.replaceAll('\\', '/'))).map(({ bytes }) => bytes)
  if (reports.length !== quarters * 2) throw new Error(`${quarters} quarters gave ${reports.length} report pages.`)
  const mean = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  const beside = costOfFiles(data, today)
  rmSync(folder, { recursive: true })
  return {
    ...spent, ...beside, quarters, files: files.length, bytes: contents.reduce((sum, { bytes }) => sum + bytes.length, 0),
    page: mean(reports.map((bytes) => bytes.length)), compressed: mean(reports.map((bytes) => gzipSync(bytes).length)),
  }
}

/** What the files beside the pages take in a process of their own, figures included, which the pages would share with them. */
function costOfFiles(data: string, today: string): Pick<Cost, 'datasets' | 'pictures'> {
  const ended = spawnSync(process.execPath, [join(PROJECT, 'test', 'datasets-cost.ts'), data, today], { cwd: PROJECT, encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(ended.stderr)
  const { datasets, pictures } = JSON.parse(ended.stdout) as Pick<Cost, 'datasets' | 'pictures'>
  return { datasets, pictures }
}

type Spent = Pick<Cost, 'cpu' | 'wall' | 'memory'>

/** Runs a command to its end and tells what its processes took. */
async function run(command: readonly string[], report: string): Promise<Spent> {
  const timed = existsSync(GNU_TIME) && process.platform === 'linux'
  const [program, ...args] = timed ? [GNU_TIME, '-f', '%U %S %M', '-o', report, ...command] : command
  const start = performance.now()
  const child = spawn(program!, args, { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'] })
  const watched = timed ? null : watch(child.pid!)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said += String(chunk) })
  const code = await new Promise<number | null>((done) => child.on('close', done))
  const wall = (performance.now() - start) / 1000
  const seen = watched?.()
  if (code !== 0) throw new Error(`The build ended with ${code}:\n${said}`)
  if (seen) return { ...seen, wall }
  const [user, system, kilobytes] = readFileSync(report, 'utf8').trim().split('\n').at(-1)!.split(' ').map(Number)
  return { wall, cpu: user! + system!, memory: kilobytes! * 1024 }
}

/** Where GNU time is missing, looks at /proc ten times a second; what a process takes after the last look is lost. */
function watch(root: number): () => Omit<Spent, 'wall'> {
  const seen = new Map<number, { readonly cpu: number; readonly memory: number }>()
  const look = setInterval(() => {
    const family = new Set([root])
    for (const name of existsSync('/proc') ? readdirSync('/proc').filter((each) => /^\d+$/.test(each)).sort((one, other) => Number(one) - Number(other)) : []) {
      try {
        const [, parent, ...fields] = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /, '').split(' ').map(Number)
        if (!family.has(Number(name)) && !family.has(parent!)) continue
        family.add(Number(name))
        const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]
        // After the name, the state and the parent: user time is the tenth, system time the eleventh, in hundredths of a second.
        seen.set(Number(name), { cpu: (fields[9]! + fields[10]!) / 100, memory: Math.max(Number(peak ?? 0) * 1024, seen.get(Number(name))?.memory ?? 0) })
      } catch {
        // The process ended between two looks.
      }
    }
  }, 100)
  return () => {
    clearInterval(look)
    const all = [...seen.values()]
    return { cpu: all.reduce((sum, { cpu }) => sum + cpu, 0), memory: Math.max(0, ...all.map(({ memory }) => memory)) }
  }
}
