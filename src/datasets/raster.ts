import { renderAsync } from '@resvg/resvg-js'

// The first file that has a face is asked for every sign; the others fill in what it lacks.
const FACES = ['sans-400', 'sans-600', 'serif-display-600', 'sans-400-extended', 'sans-600-extended', 'serif-display-600-extended']

/** An SVG as PNG, in our own faces and no others, enlarged by a factor. */
export async function rasterOf(svg: string, zoom: number): Promise<Uint8Array> {
  // Commands run in the folder of the product.
  const fontFiles = FACES.map((face) => `src/fonts/${face}.ttf`)
  return (await renderAsync(svg, { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Ledger Sans' }, fitTo: { mode: 'zoom', value: zoom } })).asPng()
}
