import { strFromU8, unzipSync } from 'fflate'
import { unescaped } from '../../src/release/markup.ts'

/** A workbook as its XML says it, read without the library that wrote it: the cells of every sheet by name, in rows. */
export function readWorkbook(bytes: Uint8Array): ReadonlyMap<string, readonly (readonly (string | number | null)[])[]> {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]))
  const texts = [...parts['xl/sharedStrings.xml']!.matchAll(/<si>(.*?)<\/si>/gs)].map(([, inside]) => unescaped([...inside!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')))
  const targets = new Map([...parts['xl/_rels/workbook.xml.rels']!.matchAll(/<Relationship ([^>]*)\/>/g)].map(([, attributes]) => [/Id="([^"]*)"/.exec(attributes!)![1]!, /Target="([^"]*)"/.exec(attributes!)![1]!]))
  return new Map([...parts['xl/workbook.xml']!.matchAll(/<sheet name="([^"]*)"[^>]*r:id="([^"]*)"/g)].map(([, name, id]) => [unescaped(name!), rowsOf(parts[`xl/${targets.get(id!)}`]!, texts)]))
}

function rowsOf(xml: string, texts: readonly string[]): readonly (readonly (string | number | null)[])[] {
  return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, cells]) => {
    const row: (string | number | null)[] = []
    for (const [, place, type, , inside] of (cells ?? '').matchAll(/<c r="([A-Z]+)\d+"(?: t="(\w+)")?(?: s="(\d+)")?(?:\/>|>(.*?)<\/c>)/gs)) {
      if (inside?.includes('<f')) throw new Error(`${place} is a formula`)
      const value = /<v>(.*?)<\/v>/.exec(inside ?? '')?.[1]
      row[indexOf(place!)] = value === undefined ? null : type === 's' ? texts[Number(value)]! : Number(value)
    }
    return Array.from(row, (value) => value ?? null)
  })
}

const indexOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Every XML part of a workbook, as text. */
export const partsOf = (bytes: Uint8Array): readonly string[] => Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
