/** The colours and faces of the light page, for pictures that stand outside it; the style sheet has the same. */
export const PALETTE: Readonly<Record<string, string>> = {
  paper: '#fbfaf6', ink: '#16181b', muted: '#575c62', rule: '#dad7cf', mining: '#b0560f', ai: '#1b588f', hosting: '#7a5a86', other: '#5f6b4e',
  // Whoever has not our faces reads in their own: a picture brings none.
  sans: "'Ledger Sans', Inter, 'Helvetica Neue', Arial, sans-serif", display: "'Ledger Serif Display', 'Source Serif 4', Georgia, serif",
}

/** A drawing with the variables of the page replaced by what they stand for. Throws a RangeError for one that is not listed. */
export const resolved = (drawing: string): string => drawing.replace(/var\(--([a-z]+)\)/g, (whole, name: string) => {
  const value = PALETTE[name]
  if (value === undefined) throw new RangeError(`The palette has no ${whole}.`)
  return value
})
