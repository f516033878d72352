/** The choice nearest to a word, or null when none is near enough to be meant. */
export function nearest(word: string, choices: Iterable<string>): string | null {
  const plain = plainly(word.slice(0, 80))
  let best: string | null = null
  let least = Math.max(1, Math.floor(plain.length / 3)) + 1
  for (const choice of choices) {
    const distance = plain === plainly(choice) ? 0 : editDistance(plain, plainly(choice), least)
    if (distance < least) [best, least] = [choice, distance]
  }
  return best
}

const plainly = (word: string): string => word.trim().toLowerCase().replaceAll(/[\s_-]+/g, '_')

/** Letters to add, drop, change or swap with a neighbour to turn one word into the other; `enough` or more is given as `enough`. */
function editDistance(one: string, other: string, enough: number): number {
  if (Math.abs(one.length - other.length) >= enough) return enough
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      line.push(Math.min(last[column]! + 1, line[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1), swapped ? before[column - 2]! + 1 : Infinity))
    }
    before = last
    last = line
  }
  return last[other.length]!
}

/** "Did you mean" as part of a remedy: the near choice where there is one, else all of them where they are few. */
export function suggestion(word: string, choices: readonly string[]): string {
  const near = nearest(word, choices)
  if (near !== null) return `Write ${near}.`
  const shown = choices.slice(0, 15)
  return `Write one of ${shown.join(', ')}${choices.length > shown.length ? ', …' : ''}.`
}
