import { publisherOf } from '../core/row.ts'
import { firstDay, lastDay, type Quarter } from '../core/period.ts'
import type { Archive } from './archive.ts'
import { digestOf, mediaTypeOf, type PublishedFile } from './published-file.ts'
import { filesOf, issuedOn, nameOf } from './structured-data.ts'
import { currentVersion, lastChange } from './version.ts'

/** The data sets as a DCAT 3 catalogue in JSON-LD: the whole, and the quarters as a series. Without an address of the site its links are relative to itself. */
export async function dcatCatalog(archive: Archive, files: readonly PublishedFile[]): Promise<string> {
  const { quarters } = archive.book
  const all = [null, ...quarters] as const
  return `${JSON.stringify({
    '@context': CONTEXT, '@id': at(archive, 'datasets/catalog.jsonld'), '@type': 'dcat:Catalog', title: nameOf(archive, null, 'en'), description: DESCRIPTION, publisher: publisherIn(archive),
    dataset: [
      { '@id': '#quarters', '@type': 'dcat:DatasetSeries', title: `${nameOf(archive, null, 'en')}, by quarter`, description: DESCRIPTION },
      ...(await Array.fromAsync(all, (quarter) => datasetOf(archive, files, quarter))),
    ],
  }, null, 1)}\n`
}

const publisherIn = ({ book: { issuer } }: Archive): object => ({ '@type': 'foaf:Agent', name: publisherOf(issuer), ...(issuer.website && issuer.publisher === null ? { homepage: issuer.website } : {}) })

const DESCRIPTION = 'Quarterly energy, capacity, revenue and emissions of mining and AI hosting, every figure with its status, its range and the cells it was computed from.'

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#', dcterms: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/', spdx: 'http://spdx.org/rdf/terms#', xsd: 'http://www.w3.org/2001/XMLSchema#',
  title: { '@id': 'dcterms:title', '@language': 'en' }, description: { '@id': 'dcterms:description', '@language': 'en' }, publisher: 'dcterms:publisher', name: 'foaf:name', homepage: { '@id': 'foaf:homepage', '@type': '@id' },
  issued: { '@id': 'dcterms:issued', '@type': 'xsd:date' }, modified: { '@id': 'dcterms:modified', '@type': 'xsd:date' }, license: { '@id': 'dcterms:license', '@type': '@id' }, version: 'dcat:version', temporal: 'dcterms:temporal',
  startDate: { '@id': 'dcat:startDate', '@type': 'xsd:date' }, endDate: { '@id': 'dcat:endDate', '@type': 'xsd:date' }, dataset: 'dcat:dataset', inSeries: { '@id': 'dcat:inSeries', '@type': '@id' }, distribution: 'dcat:distribution',
  accessURL: { '@id': 'dcat:accessURL', '@type': '@id' }, downloadURL: { '@id': 'dcat:downloadURL', '@type': '@id' }, mediaType: { '@id': 'dcat:mediaType', '@type': '@id' }, byteSize: { '@id': 'dcat:byteSize', '@type': 'xsd:nonNegativeInteger' },
  checksum: 'spdx:checksum', algorithm: { '@id': 'spdx:algorithm', '@type': '@id' }, checksumValue: { '@id': 'spdx:checksumValue', '@type': 'xsd:hexBinary' },
} as const

/** The address of a path; relative to the catalogue while the site has none. */
const at = ({ origin }: Archive, path: string): string => (origin ? `${origin}/${path}` : path.replace(/^datasets\//, ''))

async function datasetOf(archive: Archive, files: readonly PublishedFile[], quarter: Quarter | null): Promise<object> {
  const { issuer, quarters } = archive.book
  const changed = quarter ? lastChange(archive, quarter) : currentVersion(archive).date
  const issued = issuedOn(archive, quarter)
  return {
    '@id': quarter ? `#${quarter}` : '#all', '@type': 'dcat:Dataset', title: nameOf(archive, quarter, 'en'), description: DESCRIPTION, publisher: publisherIn(archive), version: currentVersion(archive).id, ...(issued ? { issued } : {}), ...(changed ? { modified: changed } : {}), ...(issuer.licence ? { license: issuer.licence } : {}),
    temporal: { '@type': 'dcterms:PeriodOfTime', startDate: firstDay(quarter ?? quarters[0]!), endDate: lastDay(quarter ?? quarters.at(-1)!) }, ...(quarter ? { inSeries: '#quarters' } : {}),
    distribution: await Array.fromAsync(filesOf(files, quarter), (file) => distributionOf(archive, file)),
  }
}

async function distributionOf(archive: Archive, file: PublishedFile): Promise<object> {
  const { bytes, sha256 } = await digestOf(archive, file)
  return {
    '@type': 'dcat:Distribution', accessURL: at(archive, file.path), downloadURL: at(archive, file.path), mediaType: `https://www.iana.org/assignments/media-types/${mediaTypeOf(file.path)}`, byteSize: String(bytes),
    checksum: { '@type': 'spdx:Checksum', algorithm: 'spdx:checksumAlgorithm_sha256', checksumValue: sha256 },
  }
}
