import type { ToolLine } from '../view/dataset-card.ts'
import type { Locale } from '../view/format.ts'
import { dataWords } from '../view/words/data.ts'

/** The lines with which each tool reads the figures from where they lie. `site` is the address of the site, or a word for it. */
export function toolLines(site: string, locale: Locale): readonly ToolLine[] {
  const words = dataWords[locale]
  const at = `${site}/datasets/`
  // In Italian, sheets separate arguments with semicolons; the numbers of the file are written the English way.
  const comma = locale === 'it' ? '; ' : ', '
  return [
    { tool: words.excel, text: words.excelText, code: `${at}figures.xlsx` },
    { tool: words.sheets, text: null, code: `=IMPORTDATA("${at}latest/figures.csv"${comma}","${comma}"en_US")` },
    { tool: words.pandas, text: null, code: `import pandas as pd\nfigures = pd.read_csv("${at}figures.csv", parse_dates=["period_start", "period_end", "as_of"])` },
    { tool: words.r, text: null, code: `figures <- read.csv("${at}figures.csv", na.strings = "")` },
    { tool: words.duckdb, text: null, code: `SELECT period, value, low, high, unit\nFROM read_parquet('${at}figures.parquet')\nWHERE id = 'energy.per_mw[mining]' AND period LIKE '%-Q%' ORDER BY period_start;` },
    { tool: words.curl, text: null, code: `curl -fO ${at}all.zip && unzip -q all.zip -d data-sets && cd data-sets && sha256sum -c SHA256SUMS` },
  ]
}
