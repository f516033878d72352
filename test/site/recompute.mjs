// A second opinion: computes the figures that a finished site shows from its published CSV files, in plain JavaScript on BigInt fractions.
// It shares no code with src and reads none of it: only the CSV files, and the numbers marked on the pages. Usage: node recompute.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const site = process.argv[2]

// Fractions: [numerator, denominator], the denominator above zero, in lowest terms.
const gcd = (a, b) => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
const F = (n, d = 1n) => { if (d === 0n) return null; if (d < 0n) { n = -n; d = -d } const g = gcd(n, d); return [n / g, d / g] }
const whole = (n) => F(BigInt(n))
const known = (op) => (a, b) => (a === null || b === null ? null : op(a, b))
const add = known((a, b) => F(a[0] * b[1] + b[0] * a[1], a[1] * b[1]))
const sub = known((a, b) => F(a[0] * b[1] - b[0] * a[1], a[1] * b[1]))
const mul = known((a, b) => F(a[0] * b[0], a[1] * b[1]))
const div = known((a, b) => F(a[0] * b[1], a[1] * b[0]))
const less = (a, b) => a[0] * b[1] < b[0] * a[1]
const min = known((a, b) => (less(b, a) ? b : a))
const max = known((a, b) => (less(a, b) ? b : a))
const sumOf = (parts) => (parts.length === 0 ? null : parts.reduce(add))
const text = (a) => (a === null ? 'absent' : a[1] === 1n ? String(a[0]) : `${a[0]}/${a[1]}`)
const decimal = (s) => { if (s === undefined || s === '') return null; const [w, p = ''] = s.split('.'); return F(BigInt(w + p), 10n ** BigInt(p.length)) }
const ZERO = whole(0), ONE = whole(1)

// CSV, with the line of every field.
function parse(content) {
  const rows = [[]]
  let field = '', quoted = false, line = 1, begins = 1
  for (let i = 0; i < content.length; i += 1) {
    const c = content[i]
    if (c === '\n') line += 1
    if (quoted) { if (c !== '"') field += c; else if (content[i + 1] === '"') { field += '"'; i += 1 } else quoted = false } else if (c === '"') quoted = true
    else if (c === ',' || c === '\n') { rows.at(-1).push({ text: field, line: begins }); field = ''; begins = line; if (c === '\n') rows.push([]) } else field += c
  }
  return rows.filter((row) => row.length > 0)
}

const cells = new Map()
function table(name, quarter = null) {
  let content
  try { content = readFileSync(join(site, 'datasets', quarter === null ? '' : quarter.toLowerCase(), `${name}.csv`), 'utf8') } catch { return [] }
  const [head, ...rows] = parse(content)
  return rows.map((row) => {
    row.forEach((cell, index) => cells.set(`${quarter === null ? '' : `${quarter}/`}${name}.csv#L${row[0].line}C${index + 1}`, cell.text))
    return Object.fromEntries(head.map((cell, index) => [cell.text, row[index].text]))
  })
}

const quarters = readdirSync(join(site, 'datasets')).filter((each) => /^\d{4}-q[1-4]$/.test(each)).map((each) => each.toUpperCase()).sort()
const KEYS = {
  energy: ['facility', 'workload', 'boundary', 'measure'], revenue: ['segment', 'facility', 'currency'], mining: ['facility'], instruments: null,
  power_cost: ['facility', 'component', 'currency'], capacity: ['facility', 'workload', 'capacity_basis', 'effective_from'],
}

/** Of the rows of one key the one published last, or in the first view the one published first. */
function chosen(rows, keys, first) {
  if (keys === null) return rows
  const found = new Map()
  for (const row of [...rows].sort((a, b) => ((a.as_of ?? '') < (b.as_of ?? '') ? -1 : 1))) {
    const key = keys.map((each) => (each === 'boundary' ? row[each] || 'own_operations' : row[each])).join('|')
    if (!first || !found.has(key)) found.set(key, row)
  }
  return [...found.values()]
}

function open(first) {
  const perQuarter = (name) => new Map(quarters.map((q) => [q, chosen(table(name, q), KEYS[name], first)]))
  return {
    energy: perQuarter('energy'), revenue: perQuarter('revenue'), mining: perQuarter('mining'), instruments: perQuarter('instruments'), power: perQuarter('power_cost'),
    capacity: chosen(table('capacity'), KEYS.capacity, first), factors: table('emission_factors'), facilities: table('facilities').filter((row) => row.consolidation !== 'excluded'), restatements: table('restatements'),
  }
}
const now = open(false), firsts = open(true)
table('public_claims'); table('milestones'); table('sources'); table('releases')

// Time in New York, by the rule of the Energy Policy Act: forward on the second Sunday of March, back on the first of November.
const index = (q) => Number(q.slice(0, 4)) * 4 + Number(q[6]) - 1
const quarterAt = (i) => `${Math.floor(i / 4)}-Q${(i % 4) + 1}`
const startOf = (q) => `${q.slice(0, 4)}-${String(Number(q[6]) * 3 - 2).padStart(2, '0')}-01`
const endOf = (q) => startOf(quarterAt(index(q) + 1))
const day = (date) => Math.round(Date.parse(`${date}T00:00:00Z`) / 86400000)
const sunday = (year, month, nth) => { const firstDay = day(`${year}-${month}-01`); const weekday = (firstDay + 4) % 7; return firstDay + ((7 - weekday) % 7) + 7 * (nth - 1) }
const summer = (d) => { const year = new Date(d * 86400000).getUTCFullYear(); return d > sunday(year, '03', 2) && d <= sunday(year, '11', 1) }
const hoursBetween = (from, to) => whole((day(to) - day(from)) * 24 - (summer(day(to)) ? 1 : 0) + (summer(day(from)) ? 1 : 0))
const hoursOf = (q) => hoursBetween(startOf(q), endOf(q))

const DATA = (q) => quarters.includes(q)
const levels = (book, f, w, basis) => book.capacity.filter((row) => row.facility === f && row.workload === w && row.capacity_basis === basis).sort((a, b) => (a.effective_from < b.effective_from ? -1 : 1))
/** The stretches of a quarter with the level of each. */
function stretches(rows, q) {
  const begun = rows.filter((row) => row.effective_from < endOf(q))
  const opening = begun.filter((row) => row.effective_from <= startOf(q)).at(-1)
  const steps = [...(opening ? [[startOf(q), opening]] : []), ...begun.filter((row) => row.effective_from > startOf(q)).map((row) => [row.effective_from, row])]
  return steps.map(([from, row], i) => ({ mw: decimal(row.capacity_mw), hours: hoursBetween(from, steps[i + 1]?.[0] ?? endOf(q)) }))
}
const held = (book, f, w, q, basis = 'energised_gross') => { const parts = stretches(levels(book, f, w, basis), q); return parts.length === 0 ? null : sumOf(parts.map(({ mw, hours }) => mul(mw, hours))) }
const atEnd = (book, f, w, q, basis) => { const rows = levels(book, f, w, basis).filter((row) => row.effective_from < endOf(q)); return rows.length === 0 ? ZERO : decimal(rows.at(-1).capacity_mw) }
const WORKLOADS = ['mining', 'ai_hosting', 'miner_hosting', 'other']
const own = (row) => (row.boundary || 'own_operations') === 'own_operations'
const energyRow = (book, f, w, q) => book.energy.get(q)?.find((row) => own(row) && row.measure === 'facility_total' && row.facility === f && row.workload === w)

/** The workloads at sites of a scope in a quarter: those that stood, or have a row. */
const pairs = (book, q, { f, w }) => book.facilities.map((row) => row.facility).filter((each) => f === null || each === f).flatMap((facility) => WORKLOADS.filter((each) => w === null || each === w).map((workload) => [facility, workload]))
  .filter(([a, b]) => { const h = held(book, a, b, q); return (h !== null && less(ZERO, h)) || book.energy.get(q)?.some((row) => own(row) && row.facility === a && row.workload === b) })

/** Everything one needs to compute: the rows, the quarters, the scope, and the ends of ranges that stand in for values. */
const over = (c, part) => (c.qs.every(DATA) ? sumOf(c.qs.flatMap((q) => pairs(c.book, q, c).map(([a, b]) => part(a, b, q)))) : null)
const energy = (c, f, w, q) => { const row = energyRow(c.book, f, w, q); return row ? c.instead?.get(row) ?? decimal(row.energy_mwh) : null }
const use = (c) => over(c, (f, w, q) => energy(c, f, w, q))
const capacityHours = (c) => (c.qs.every(DATA) ? sumOf(c.qs.flatMap((q) => pairs(c.book, q, c).map(([a, b]) => held(c.book, a, b, q)).filter((each) => each !== null))) : null)
const hours = (c) => sumOf(c.qs.map(hoursOf))
function average(c, basis = 'energised_gross') {
  if (!c.qs.every(DATA)) return null
  const all = new Map(c.qs.flatMap((q) => pairs(c.book, q, c).map((pair) => [pair.join('/'), pair])))
  return sumOf([...all.values()].flatMap(([f, w]) => { const parts = c.qs.map((q) => held(c.book, f, w, q, basis)).filter((each) => each !== null); return parts.length === 0 ? [] : [div(sumOf(parts), hours(c))] }))
}
const last = (c) => c.qs.at(-1)
const periodEnd = (c) => (DATA(last(c)) ? sumOf(pairs(c.book, last(c), c).map(([f, w]) => atEnd(c.book, f, w, last(c), 'energised_gross'))) : null)
const serviceHours = (c) => { const [f, w] = [c.f, c.w]; return sumOf(c.qs.map((q) => sumOf(stretches(levels(c.book, f, w, 'energised_gross'), q).filter(({ mw }) => mw !== null && less(ZERO, mw)).map((each) => each.hours)) ?? ZERO)) }

const segment = (c, name) => (c.qs.every(DATA) ? sumOf(c.qs.map((q) => sumOf(c.book.revenue.get(q).filter((row) => row.segment === name && (c.f === null || row.facility === c.f)).map((row) => decimal(row.amount))))) : null)
const segmentNames = () => [...new Set([...now.revenue.values()].flat().map((row) => row.segment))].filter((each) => each !== 'total')
const parts = (c, q) => sumOf(segmentNames().filter((name) => c.book.revenue.get(q).some((row) => row.segment === name)).map((name) => segment({ ...c, qs: [q] }, name)))
const totals = (c, q) => c.book.revenue.get(q).filter((row) => row.segment === 'total')
const revenue = (c) => (c.qs.every(DATA) ? sumOf(c.qs.map((q) => (totals(c, q).length === 0 ? parts(c, q) : sumOf(totals(c, q).map((row) => decimal(row.amount)))))) : null)
const cost = (c, component) => (c.qs.every(DATA) ? sumOf(c.qs.map((q) => sumOf(c.book.power.get(q).filter((row) => row.component === component && (c.f === null || row.facility === c.f)).map((row) => decimal(row.amount))))) : null)
const btc = (c) => (c.qs.every(DATA) ? sumOf(c.qs.map((q) => sumOf(c.book.mining.get(q).filter((row) => c.f === null || row.facility === c.f).map((row) => decimal(row.btc_mined))))) : null)

const region = (c, f) => c.book.facilities.find((row) => row.facility === f).grid_region
const factor = (c, applies, method, q) => { const row = c.book.factors.find((each) => each.applies_to === applies && each.method === method && each.valid_from <= startOf(q) && (each.valid_to || '9999') >= startOf(q)); return row ? div(decimal(row.value), whole(1000)) : null }
const SETS = { zero: ['solar', 'wind', 'hydro', 'geothermal', 'nuclear', 'zero_carbon'], renewable: ['solar', 'wind', 'hydro', 'geothermal', 'biomass'] }
const retired = (c, f, w, q, set = null) => c.book.instruments.get(q).filter((row) => row.facility === f && row.workload === w && (set === null || SETS[set].includes(row.technology))).reduce((sum, row) => add(sum, decimal(row.retired_mwh)), ZERO)
const location = (c) => over(c, (f, w, q) => mul(energy(c, f, w, q), factor(c, region(c, f), 'location', q)))
function market(c) {
  if (!c.qs.every(DATA)) return null
  return sumOf(c.qs.map((q) => {
    const found = pairs(c.book, q, c)
    const contracts = found.flatMap(([f, w]) => c.book.instruments.get(q).filter((row) => row.facility === f && row.workload === w).map((row) => mul(decimal(row.retired_mwh), factor(c, row.instrument, row.instrument === 'supplier_specific' ? 'supplier' : 'instrument', q))))
    const rest = [...new Set(found.map(([f]) => region(c, f)))].map((each) => {
      const inside = found.filter(([f]) => region(c, f) === each)
      const open = max(sub(sumOf(inside.map(([f, w]) => energy(c, f, w, q))), sumOf(inside.map(([f, w]) => retired(c, f, w, q)))), ZERO)
      return mul(open, factor(c, each, 'residual', q) ?? factor(c, each, 'location', q))
    })
    return sumOf([...contracts, ...rest])
  }))
}
const inIt = (c, basis) => (DATA(last(c)) ? sumOf(c.book.facilities.filter((row) => (c.f === null || row.facility === c.f) && levels(c.book, row.facility, 'ai_hosting', basis).length > 0).map((row) => atEnd(c.book, row.facility, 'ai_hosting', last(c), basis))) : null)
const workloadShare = (c, w) => div(use({ ...c, w }) ?? ZERO, use(c))
const mines = (c) => ({ ...c, w: 'mining' })
const energyRows = (c, part) => div(over(c, (f, w, q) => { const row = energyRow(c.book, f, w, q); return row && energy(c, f, w, q) !== null ? part(row, energy(c, f, w, q)) : null }), use(c))
const guessed = (row, mwh) => decimal(row.estimated_mwh) ?? (row.status === 'estimated' ? mwh : ZERO)

const FIGURES = {
  'capacity.hours': hours, 'capacity.capacity_hours': capacityHours, 'capacity.average_mw': (c) => average(c), 'capacity.period_end_mw': periodEnd,
  'capacity.in_service_hours': serviceHours, 'capacity.in_service_average_mw': (c) => div(capacityHours(c), serviceHours(c)),
  'energy.use_mwh': use, 'energy.electricity_gj': (c) => mul(use(c), F(18n, 5n)), 'energy.per_mw': (c) => div(use(c), average(c)), 'energy.capacity_factor': (c) => div(use(c), capacityHours(c)),
  'energy.average_load_mw': (c) => div(use(c), hours(c)), 'energy.by_workload_share': (c) => workloadShare(c, c.v), 'energy.ai_share': (c) => workloadShare(c, 'ai_hosting'), 'energy.per_musd': (c) => div(use(c), div(revenue(c), whole(1000000))),
  'energy.zero_carbon_share': (c) => (c.v === 'contractual' ? div(over(c, (f, w, q) => min(retired(c, f, w, q, 'zero'), energy(c, f, w, q))), use(c)) : null),
  'emissions.scope2_location': location, 'emissions.scope2_market': market, 'emissions.per_btc_location': (c) => div(location(mines(c)), btc(c)), 'emissions.per_btc_market': (c) => div(market(mines(c)), btc(c)),
  'emissions.instrument_coverage': (c) => min(div(over(c, (f, w, q) => retired(c, f, w, q)), use(c)), ONE), 'emissions.market_location_gap': (c) => sub(div(market(c), location(c)), ONE),
  'datacentre.ref': (c) => min(div(over(c, (f, w, q) => retired(c, f, w, q, 'renewable')), use(c)), ONE),
  'mining.btc': btc, 'mining.energy_per_btc': (c) => div(use(mines(c)), btc(c)),
  'revenue.total': revenue, 'revenue.not_split': (c) => sub(revenue(c), sumOf(c.qs.map((q) => parts(c, q)))), 'revenue.share': (c) => div(segment(c, c.v), revenue(c)),
  'revenue.mining': (c) => segment(c, 'mining'), 'revenue.ai_hosting': (c) => segment(c, 'ai_hosting'), 'revenue.miner_hosting': (c) => segment(c, 'miner_hosting'),
  'revenue.ai_share_core': (c) => div(segment(c, 'ai_hosting'), add(segment(c, 'mining'), segment(c, 'ai_hosting'))),
  'revenue.per_mwh': (c) => div(segment(c, c.w), use(c)), 'revenue.per_mw': (c) => div(segment(c, c.w), average(c)), 'revenue.per_mw_it': (c) => div(segment(c, c.w), average(c, 'energised_it')),
  'power.cost_net': (c) => cost(c, 'net_power'), 'power.price_net': (c) => div(cost(c, 'net_power'), use(c)), 'power.demand_response': (c) => cost(c, 'demand_response_proceeds'),
  'ai.contracted_it_mw': (c) => inIt(c, 'contracted_it'), 'ai.energised_it_mw': (c) => inIt(c, 'energised_it'), 'ai.contract_conversion': (c) => div(inIt(c, 'energised_it'), inIt(c, 'contracted_it')),
  'ai.actual_run_rate': (c) => div(sub(inIt(c, 'energised_it'), inIt({ ...c, qs: [quarterAt(index(last(c)) - 4)] }, 'energised_it')), whole(4)),
  'quality.measured_share': (c) => energyRows(c, (row, mwh) => (row.status === 'measured' ? sub(mwh, guessed(row, mwh)) : ZERO)), 'quality.estimated_share': (c) => energyRows(c, guessed),
  'quality.assured_share': (c) => energyRows(c, (row, mwh) => ((row.assurance || 'none') === c.v ? mwh : ZERO)),
  'quality.restated_count': (c) => whole(c.book.restatements.filter((row) => c.qs.some((q) => row.row_key.split('|').includes(q))).length),
}

const periodOf = (id) => (/^FY/.test(id) ? [1, 2, 3, 4].map((n) => `${id.slice(2)}-Q${n}`) : id.startsWith('TTM:') ? [3, 2, 1, 0].map((back) => quarterAt(index(id.slice(4)) - back)) : [id])
const shifted = (id, back) => (/^\d/.test(id) ? quarterAt(index(id) - back) : null)

/** The value of a figure's id in a period; undefined for an id this program does not know. */
function valueOf(id, period, book = now, instead = null) {
  const [, metric, inside] = /^([a-z0-9_.]+)(?:\[([^\]]*)\])?$/.exec(id) ?? []
  const formula = FIGURES[metric]
  if (!formula) return undefined
  const words = inside ? inside.split('/') : []
  const site = book.facilities.some((row) => row.facility === words[0]) ? words.shift() : null
  const varies = /share$|assured|by_workload/.test(metric) && metric !== 'energy.ai_share'
  const [w, v] = varies ? [null, words[0] ?? null] : [words[0] ?? null, null]
  return formula({ book, qs: periodOf(period), f: site, w, v, instead })
}

/** The ends of a figure's range: its formula at every combination of the ends and values of its rows; a share that instruments cap is largest between the ends. */
function rangeOf(id, period) {
  const rows = periodOf(period).flatMap((q) => now.energy.get(q) ?? []).filter((row) => row.low_mwh && row.high_mwh)
  let [low, high] = [null, null]
  for (let choice = 0; choice < 3 ** rows.length; choice += 1) {
    const value = valueOf(id, period, now, new Map(rows.map((row, i) => [row, decimal([row.low_mwh, row.energy_mwh, row.high_mwh][Math.floor(choice / 3 ** i) % 3])])))
    if (value === undefined) return {}
    if (low === null || less(value, low)) low = value
    if (high === null || less(high, value)) high = value
  }
  return { low, high }
}

const plain = new Map()
/** A change names its figure without brackets. */
const bracketed = (name) => plain.get(name) ?? (() => { const metric = Object.keys(FIGURES).filter((each) => name === each || name.startsWith(`${each}.`)).sort((a, b) => b.length - a.length)[0]; const id = metric === undefined ? name : name === metric ? name : `${metric}[${name.slice(metric.length + 1)}]`; plain.set(name, id); return id })()

function changes(kind, form, name, period) {
  const id = bracketed(name)
  const [after, before] = [valueOf(id, period), valueOf(id, shifted(period, kind === 'qoq' ? 1 : 4))]
  if (after === undefined) return undefined
  const gap = sub(after, before)
  return form === 'pct' ? [div(gap, before), gap] : form === 'pp' ? [mul(gap, whole(100)), gap] : [gap]
}

function bridge(part, id, period) {
  const before = shifted(period, 1)
  if (part === 'price' || part === 'volume') {
    const scope = /\[(.*)\]$/.exec(id)[1]
    const of = (metric, when) => valueOf(`${metric}[${scope}]`, when)
    const [p0, p1, v0, v1] = [of('revenue.per_mwh', before), of('revenue.per_mwh', period), of('energy.per_mw', before), of('energy.per_mw', period)]
    return part === 'price' ? div(mul(sub(p1, p0), add(v0, v1)), whole(2)) : div(mul(sub(v1, v0), add(p0, p1)), whole(2))
  }
  const all = new Map([before, period].flatMap((q) => pairs(now, q, { f: null, w: null })).map((pair) => [pair.join('/'), pair]))
  return sumOf([...all.values()].map(([f, w]) => {
    const at = (metric, when) => valueOf(`${metric}[${f}/${w}]`, when)
    const [f0, f1] = [at('energy.capacity_factor', before), at('energy.capacity_factor', period)]
    const steps = { capacity: [at('capacity.average_mw', before) ?? ZERO, at('capacity.average_mw', period) ?? ZERO], hours: [at('capacity.hours', before), at('capacity.hours', period)], load: [f0 ?? f1, f1 ?? f0] }
    const [x, y, z] = [steps[part], ...Object.keys(steps).filter((each) => each !== part).map((each) => steps[each])]
    // The mean over the six orders in which three things can change.
    const same = div(add(mul(y[0], z[0]), mul(y[1], z[1])), whole(3))
    const crossed = div(add(mul(y[0], z[1]), mul(y[1], z[0])), whole(6))
    return mul(sub(x[1], x[0]), add(same, crossed))
  }))
}

/** The values that a mark may have; undefined where this program knows no such thing. */
function values({ figure, period, end, over: divisor, cell }) {
  if (cell !== undefined) return cells.has(cell) ? [decimal(cells.get(cell))] : undefined
  const change = /^change\.(qoq|yoy)_(pct|pp|abs)\[(.*)\]$/.exec(figure)
  if (change) return changes(change[1], change[2], change[3], period)
  const [, kind, inside] = /^(first|before|previous|restated|revision|bridge\.[a-z_]+\.[a-z]+)\[(.*)\]$/.exec(figure) ?? []
  if (kind === 'first') return [valueOf(inside, period, firsts)]
  if (kind === 'before') return [valueOf(inside.split('|')[1], period, firsts)]
  if (kind === 'previous' || kind === 'restated') return [valueOf(inside, period, kind === 'previous' ? firsts : now)]
  if (kind === 'revision') { const row = now.restatements[0]; return [div(sub(decimal(row.current_value), decimal(row.previous_value)), decimal(row.previous_value))] }
  if (kind) return [bridge(kind.split('.')[2], inside, period)]
  if (end) return [rangeOf(figure, period)[end]]
  const value = valueOf(figure, period)
  return value === undefined ? undefined : [divisor ? div(value, valueOf(divisor, period)) : value]
}

const pages = readdirSync(site, { recursive: true }).map(String).filter((path) => path.endsWith('.html'))
const marks = new Map()
let elements = 0
for (const path of pages) {
  for (const [, inside] of readFileSync(join(site, path), 'utf8').matchAll(/<(?:data|tspan)\s([^>]*)>/g)) {
    const get = (name) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(inside)?.[1]
    const mark = { figure: get('data-figure'), period: get('data-period'), end: get('data-end'), over: get('data-over'), cell: get('data-cell') }
    // The steps inside a passport are its computation; what they lead to is recomputed here from the cells.
    if ((mark.figure === undefined && mark.cell === undefined) || get('data-step') !== undefined) continue
    elements += 1
    const value = get('value') ?? get('data-value')
    marks.set(JSON.stringify([mark, value]), { mark, value, path })
  }
}

const uncovered = [], wrong = [], ids = new Set()
for (const { mark, value, path } of marks.values()) {
  const found = values(mark)
  if (mark.figure !== undefined) ids.add(mark.figure)
  if (found === undefined || found.includes(undefined)) uncovered.push(`${path}: ${mark.figure ?? mark.cell}`)
  else if (!found.map(text).includes(value)) wrong.push(`${path}: ${JSON.stringify(mark)} is ${value}, recomputed ${found.map(text).join(' or ')}`)
}
console.log(JSON.stringify({ pages: pages.length, elements, distinct: marks.size, figures: ids.size, uncovered, wrong }, null, 1))
process.exitCode = uncovered.length + wrong.length > 0 ? 1 : 0
