const STEMS = ['emissions.scope2', 'emissions.per_mwh', 'emissions.total', 'emissions.per_musd', 'emissions.per_btc'] as const

/** The metrics that are stated on both Scope 2 bases, by their stem. */
export const TWO_BASES: readonly string[] = STEMS

/** The figure on the other Scope 2 basis, which always stands beside a figure on one (B4). */
export const TWINS: Readonly<Record<string, string>> = Object.fromEntries(STEMS.flatMap((stem) => [[`${stem}_location`, `${stem}_market`], [`${stem}_market`, `${stem}_location`]]))
