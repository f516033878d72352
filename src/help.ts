/** What a command takes, what it does, and its options with what each means. */
interface Help {
  readonly takes: string
  readonly does: string
  readonly options: Readonly<Record<string, string>>
}

const DATA = { '--data DIR': 'the data folder (data)' }
const CONTENT = { '--content DIR': 'the folder of its prose (the folder content beside the data, if there is one)' }
const OUT = { '--out DIR': 'where the site is published (dist)' }
const TODAY = { '--today DATE': 'the date that stands for today, YYYY-MM-DD' }
const DESK = { ...DATA, ...CONTENT, ...TODAY }
const port = (usual: number) => ({ '--port N': `the port on this computer (${usual})` })

/** The commands whose help stands here; the others print their own, which says more than options. */
const HELP: Readonly<Record<string, Help>> = {
  build: {
    takes: '', does: 'Publishes what is released, or leaves the site as it was and says why.',
    options: {
      ...DATA, ...CONTENT, ...OUT, '--as-of INSTANT': 'opens the embargoes that end by then, such as 2026-11-06T16:05:00-05:00', '--site URL': 'the address the site will have', '--ledger': 'begins a ledger of published values', '--no-ledger': 'leaves the ledger as it is: for a site that is not the public one',
      '--unsigned': 'publishes a quarter under embargo although nobody signed it off', '--private FILE': 'where the private log is written', ...TODAY,
    },
  },
  rollback: { takes: '[ROOT]', does: 'Puts back the release before the current one, or the one whose root hash begins with ROOT.', options: { ...DATA, ...OUT, '--as-of INSTANT': 'opens the embargoes that end by then', ...TODAY } },
  dev: { takes: '', does: 'Shows the site with its drafts and reloads when a file changes; for this computer only.', options: { ...DATA, ...CONTENT, ...port(4321) } },
  preview: { takes: '', does: 'Builds and shows the site with its drafts in a folder that cannot be published; for this computer only.', options: { ...DATA, ...CONTENT, ...port(4321) } },
  serve: { takes: '', does: 'Shows what is published, and builds it first where nothing is; for this computer only.', options: { ...DATA, ...OUT, '--rehearsal QUARTER': 'shows the rehearsed pages of a quarter instead', ...port(4321) } },
  desk: { takes: '', does: 'Opens the local page that leads through a quarter, from the workbook to the sign-off.', options: { ...DESK, ...OUT, ...port(4322) } },
  errors: { takes: '', does: 'Prints what every message means, with an example of each.', options: {} },
  init: {
    takes: '', does: 'Puts another company in the place of this one, which is kept in .wattledger/before-init.',
    options: {
      '--name NAME': 'the name of the company', '--currency CODE': 'its currency, such as USD', '--fiscal-year-start N': 'the month its fiscal year begins in, 1 to 12', '--time-zone ZONE': 'such as America/New_York', '--country CODE': 'of its first site, such as US', '--site NAME': 'the name of its first site',
      '--workloads LIST': 'mining, ai_hosting or both with a comma between', '--quarter QUARTER': 'its first quarter, such as 2026-Q2', ...DESK,
    },
  },
  new: { takes: '2026-Q3', does: 'Begins a quarter: the rows of the last one with blank values, and a commentary in both languages.', options: DESK },
  workbook: { takes: '2026-Q3', does: 'Writes the workbook of a quarter, to be filled in.', options: { '--out FILE.xlsx': 'the workbook to write (2026-Q3.xlsx)', ...DATA, ...TODAY } },
  import: { takes: 'FILE.xlsx', does: 'Reads a workbook back and writes the CSV files, or changes nothing and says what is wrong at which cell.', options: { '--marked OUT.xlsx': 'on mistakes, writes the workbook back with their cells marked', ...DATA, ...TODAY } },
  schedule: { takes: '2026-Q3 --on DATE --at TIME', does: 'Sets the day and time of the release of a quarter, in the time zone of the company, as its row in releases.csv.', options: { '--on DATE': 'the day, such as 2026-11-06', '--at TIME': 'the time of day, such as 16:05', '--published': 'takes the hold out of the row of a quarter that was published at its moment, so that it stays public', ...DATA, ...TODAY } },
  rehearse: { takes: '2026-Q3', does: 'Builds the site with a quarter in it, where nobody sees it, and says what would change and whether it can be signed.', options: { ...DESK, '--out DIR': 'the published site to compare with (dist)' } },
  approve: { takes: '2026-Q3 --by NAME', does: 'Signs off a quarter, for exactly the bytes its last rehearsal passed with.', options: { '--by NAME': 'the person who signs', ...DESK } },
}

/** The options of the commands that print their own help. */
const OTHERS: readonly string[] = ['--data', '--content', '--today', '--period']

/** The options of a command that npm kept for itself, as it does with all that stand before a `--` of their own. */
export function keptByNpm(name: string, args: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  const own = Object.hasOwn(HELP, name) ? Object.keys(HELP[name]!.options).map((option) => option.split(' ', 1)[0]!) : OTHERS
  const valueOf = (option: string): string | undefined => env[`npm_config_${option.slice(2).replaceAll('-', '_')}`]
  const isKept = (option: string): boolean => (option.startsWith('--no-') ? valueOf(option.replace('no-', '')) === '' : valueOf(option) !== undefined && !(valueOf(option) === '' && own.includes(option.replace('--', '--no-'))))
  return own.filter((option) => isKept(option) && !args.some((arg) => arg.split('=', 1)[0] === option))
}

/** The help of a command when it was asked for and stands here; null otherwise. */
export function helpAsked(name: string, args: readonly string[]): string | null {
  const help = Object.hasOwn(HELP, name) ? HELP[name]! : null
  if (help === null || !args.some((arg) => arg === '--help' || arg === '-h')) return null
  const options = { ...help.options, '--help': 'this help' }
  const width = Math.max(...Object.keys(options).map((option) => option.length)) + 2
  return [`Usage: npm run ${name} -- ${help.takes}${help.takes === '' ? '' : ' '}[options]`, '', help.does, '', ...Object.entries(options).map(([option, meaning]) => `  ${option.padEnd(width)}${meaning}`)].join('\n')
}
