import { parseArgs } from 'node:util'
import { sourceOf } from './source.ts'
import { verifySite, type Finding } from './verify.ts'

type Say = (line: string) => void

/** The help of `verify`. */
export const VERIFY_HELP = `Usage: npm run --silent verify -- FOLDER|URL

Checks a published site: compares every file with the hash in its manifest, computes every figure again from
the published CSV files, and compares every page and file with what was computed; PNG pictures are held by their
hashes alone.

  FOLDER|URL  a folder that holds a site, or the address of one
  --help      this help

Exit codes: 0 everything agrees, 1 something does not, 2 misused.`

const SHOWN = 500

/** `verify`: checks a published site; resolves to the exit code. */
export async function verifyCommand(args: readonly string[], say: Say, sayError: Say): Promise<number> {
  const given = targetOf(args)
  if (given === 'help') {
    say(VERIFY_HELP)
    return 0
  }
  const source = given === null ? null : sourceOf(given)
  if (!source) {
    sayError(`${given === null ? 'verify takes one folder or address.' : `${JSON.stringify(given)} is neither a folder that can be read nor an address that begins with http:// or https://.`}\n\n${VERIFY_HELP}`)
    return 2
  }
  try {
    return tell(source.name, await verifySite(source), say, sayError)
  } catch (error) {
    sayError(`${source.name} holds no published site: manifest.json cannot be read (${causeOf(error)}). Name the folder or address where manifest.json lies.`)
    return 1
  }
}

/** One target, `help`, or null when there is none or too much. */
function targetOf(args: readonly string[]): string | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } })
    return values.help ? 'help' : positionals.length === 1 ? positionals[0]! : null
  } catch {
    return null
  }
}

const causeOf = (error: unknown): string => ((error as NodeJS.ErrnoException).code ?? (error as Error).message.split('\n', 1)[0]!)

function tell(name: string, { root, files, pages, figures, faults }: Finding, say: Say, sayError: Say): number {
  const byPath = [...Map.groupBy(faults, ({ path }) => path)]
  // One changed cell is seen on hundreds of pages: each is named, with what was found there first.
  for (const [path, [first, ...rest]] of byPath.slice(0, SHOWN)) sayError(`${path}: ${first!.words}${rest.length > 0 ? `, and ${rest.length} more there` : ''}`)
  if (byPath.length > SHOWN) sayError(`and ${byPath.length - SHOWN} more files`)
  say(`${name}: ${files} files of the manifest, root ${root}.`)
  say(`${figures} numbers on ${pages} pages and in the data files were computed again from the published CSV files.`)
  const places = new Set(faults.map(({ path }) => path)).size
  say(faults.length === 0 ? 'Everything agrees.' : `${faults.length} ${faults.length === 1 ? 'thing does' : 'things do'} not agree, in ${places} ${places === 1 ? 'file' : 'files'}.`)
  return faults.length === 0 ? 0 : 1
}
