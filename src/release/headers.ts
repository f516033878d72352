import type { TreeFile } from './tree.ts'

/** What every answer carries besides the policy for content. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
]

/** The policy for content: everything from the site itself, nothing inline; only embeds may stand in another site's frame. */
export const contentPolicy = (embeddable: boolean): string => policy(`frame-ancestors ${embeddable ? '*' : "'none'"}`)

const policy = (...frames: readonly string[]): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
  ...frames, "base-uri 'none'", "form-action 'none'", "object-src 'none'",
].join('; ')

const EMBED = /^(?:[a-z]{2}\/)?embed\//

/** Whether a path of the site may stand in another site's frame. */
export const isEmbed = (path: string): boolean => EMBED.test(path)

/** What lets programs on other sites read what is published, since nobody is logged in here and every reader gets the same. */
export const OPEN: readonly [string, string] = ['Access-Control-Allow-Origin', '*']

const policyFor = (path: string): readonly [string, string] => ['Content-Security-Policy', contentPolicy(isEmbed(path))]

/** The headers of an answer for a path of the site, published or not. */
export const headersFor = (path: string): readonly (readonly [string, string])[] => [...ALWAYS, policyFor(path)]

/** The files that tell static hosts which headers to send: Netlify and Cloudflare Pages, and Apache. nginx reads none; the README has its lines. */
export function headerFiles(tree: readonly TreeFile[]): readonly TreeFile[] {
  const encoder = new TextEncoder()
  return [{ path: '.htaccess', bytes: encoder.encode(apache()) }, { path: '_headers', bytes: encoder.encode(netlify(tree.map(({ path }) => path))) }]
}

/**
 * Every answer has the policy that says nothing of frames, a page that is missing too, and each path of the site one that does. Hosts differ
 * in what two rules do to one header: where both stand, both are obeyed; where one stands, it is that of the path, which is longer and comes later.
 */
function netlify(paths: readonly string[]): string {
  const rule = (pattern: string, headers: readonly (readonly [string, string])[]): string => `${pattern}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`
  const patterns = patternsOf(paths)
  const policies = patterns.map((pattern) => rule(pattern, [policyFor(pattern.slice(1))]))
  return [rule('/*', [...ALWAYS, OPEN, ['Content-Security-Policy', policy()]]), ...policies].join('\n')
}

/** One pattern for each folder and file at the top; a language's folder is opened, since it holds embeds of its own. */
function patternsOf(paths: readonly string[]): readonly string[] {
  const hasEmbeds = new Set(paths.filter((path) => /^[a-z]{2}\/embed\//.test(path)).map((path) => path.slice(0, 2)))
  const patterns = paths.flatMap((path) => {
    const parts = path.split('/')
    const depth = hasEmbeds.has(parts[0]!) ? 2 : 1
    if (parts.length > depth) return [`/${parts.slice(0, depth).join('/')}/*`]
    return path.endsWith('index.html') ? [`/${path.slice(0, -'index.html'.length)}`, `/${path}`] : [`/${path}`]
  })
  return [...new Set(patterns)].sort()
}

/** Types that Apache does not know by itself. */
const TYPES = [['ics', 'text/calendar'], ['jsonld', 'application/ld+json'], ['md', 'text/markdown'], ['parquet', 'application/vnd.apache.parquet'], ['yaml', 'application/yaml']] as const

const apache = (): string => [
  '<IfModule mod_headers.c>',
  ...[...ALWAYS, OPEN].map(([name, value]) => `  Header always set ${name} "${value}"`),
  '  <If "%{REQUEST_URI} =~ m#/embed/#">', `    Header always set Content-Security-Policy "${contentPolicy(true)}"`, '  </If>',
  '  <Else>', `    Header always set Content-Security-Policy "${contentPolicy(false)}"`, '  </Else>',
  '</IfModule>', ...TYPES.map(([ending, type]) => `AddType ${type} .${ending}`), 'ErrorDocument 404 /404.html', '',
].join('\n')
