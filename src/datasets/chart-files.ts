import { chartAddress, exploreAddress, exploreGroup } from '../view/address.ts'
import { LOCALES, type Locale } from '../view/format.ts'
import { exploreJson } from '../view/explore.ts'
import { drawPicture } from '../view/picture.ts'
import type { Archive } from './archive.ts'
import { exhibitCsv } from './chart-csv.ts'
import { creditOf, exhibitDate } from './credit.ts'
import { exhibitNames, exhibitOf, type ExhibitName } from './exhibits.ts'
import { keep } from './keepsake.ts'
import type { PublishedFile } from './published-file.ts'
import { rasterOf } from './raster.ts'

/** How much larger than the drawing its picture of dots is. */
const ZOOM = 1.5

const pictureOf = (archive: Archive, name: ExhibitName, locale: Locale): string => {
  const exhibit = exhibitOf(archive.book, name, locale)!
  return drawPicture(exhibit, creditOf(archive, exhibit))
}

/** What makes charts explorable: one file for each report, metric and facility. */
const exploreFile = (archive: Archive, names: readonly ExhibitName[], locale: Locale): PublishedFile => ({
  path: exploreAddress(names[0]!.slug, locale).slice(1), kind: 'explore', table: null, quarter: names[0]!.quarter, rows: null, changed: null,
  write: () => exploreJson(names.flatMap((name) => exhibitOf(archive.book, name, locale)!.chart ?? [])),
})

/** Every chart and bridge as SVG, as PNG and as CSV, in both languages, and the data of those that can be explored. */
export const chartFiles = (archive: Archive): readonly PublishedFile[] => keep(archive.book, 'chart files', () => LOCALES.flatMap((locale) => exhibitNames(archive).flatMap((name) => {
  const file = (ending: 'svg' | 'png' | 'csv', kind: PublishedFile['kind'], write: PublishedFile['write']): PublishedFile => ({
    path: chartAddress(name.slug, ending, locale).slice(1), kind, write, table: null, quarter: name.quarter, rows: null, changed: exhibitDate(archive, name),
  })
  return [
    file('svg', 'drawing', () => pictureOf(archive, name, locale)),
    file('png', 'raster', () => rasterOf(pictureOf(archive, name, locale), ZOOM)),
    file('csv', 'chart', () => exhibitCsv(exhibitOf(archive.book, name, locale)!)),
  ]
}).concat([...Map.groupBy(exhibitNames(archive), ({ slug }) => exploreGroup(slug))].map(([, names]) => exploreFile(archive, names, locale)))))
