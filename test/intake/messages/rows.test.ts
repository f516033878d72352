import { describe, expect, test } from 'vitest'
import { told } from '../gallery.ts'

describe('Rows against rows: periods, keys, history, provenance.', () => {
  test('copied file', () => {
    expect(told('copied-file')).toBe(`
data/2025-Q3/energy.csv:2:1  Every row says period 2025-Q2, but the folder is 2025-Q3.
  2 │ 2025-Q2,lake,mining,facility_total,374000,measured,meter,
    │ ^^^^^^^
  If the file was copied, write 2025-Q3 in every row and check that every value is new; otherwise move the file to its own folder.  [E_PERIOD_ROW]
`)
  })

  test('period of another quarter', () => {
    expect(told('period-of-another-quarter')).toBe(`
data/2025-Q3/energy.csv:5:1  period is "2025-Q2", but the folder is 2025-Q3.
  5 │ 2025-Q2,mesa,mining,facility_total,176640,measured,meter,
    │ ^^^^^^^
  Write 2025-Q3, or move the row to the folder of its quarter.  [E_PERIOD_ROW]
`)
  })

  test('duplicate', () => {
    expect(told('duplicate')).toBe(`
data/2025-Q3/energy.csv:5:1  This row has the same period, facility, workload and measure as line 2.
  5 │ 2025-Q3,lake,mining,facility_total,374000,measured,meter,
    │ ^^^^^^^
  Delete one of the two rows, or correct the one that is wrong. If it corrects the other, give each the date of its publication in as_of.  [E_DUP]
`)
  })

  test('duplicate boundary', () => {
    expect(told('duplicate-boundary')).toBe(`
data/2025-Q3/energy.csv:3:1  This row has the same period, facility, workload, boundary and measure as line 2.
  3 │ 2025-Q3,lake,mining,own_operations,facility_total,374000,measured,meter
    │ ^^^^^^^
  Delete one of the two rows, or correct the one that is wrong. If it corrects the other, give each the date of its publication in as_of.  [E_DUP]
`)
  })

  test('as of blank', () => {
    expect(told('as-of-blank')).toBe(`
data/2025-Q3/energy.csv:2:58  as_of is blank, and line 3 has the same period, facility, workload and measure.
  2 │ 2025-Q3,lake,mining,facility_total,374000,measured,meter,,
    │                                                          ^
  Fill in the date on which each of the two values was first published; the later one corrects the earlier.  [E_AS_OF]
`)
  })

  test('as of twice', () => {
    expect(told('as-of-twice')).toBe(`
data/2025-Q3/energy.csv:3:1  This row has the same period, facility, workload and measure and the same as_of as line 2.
  3 │ 2025-Q3,lake,mining,facility_total,374000,measured,meter,2025-11-06,
    │ ^^^^^^^
  Delete one of the two rows, or correct the one that is wrong. If it corrects the other, give each the date of its publication in as_of.  [E_DUP]
`)
  })

  test('restatement missing', () => {
    expect(told('restatement-missing')).toBe(`
data/2025-Q3/energy.csv:3:36  energy_mwh was "374000" in line 2 and is "370000" here, and no restatement says why.
  3 │ 2025-Q3,lake,mining,facility_total,370000,measured,meter,2025-11-20,
    │                                    ^^^^^^
  Add to restatements.csv, with an id, the true reason and a sentence in each language: rst-…,energy.csv,2025-Q3|lake|mining|own_operations|facility_total,energy_mwh,374000,370000,better_data,none,…,…  [E_RESTATEMENT_MISSING]
`)
  })

  test('restatement of other values', () => {
    expect(told('restatement-of-other-values')).toBe(`
data/restatements.csv:2:86  current_value is "371000", but the rows say 374000 in line 2 of 2025-Q3/energy.csv and 370000 in line 3 of 2025-Q3/energy.csv.
  2 │ …tions|facility_total,energy_mwh,374000,371000,error,none,Meter read again.,Contatore riletto.
    │                                         ^^^^^^
  Write 370000, or correct the rows.  [E_RESTATEMENT]
`)
  })

  test('restatement of several rows', () => {
    expect(told('restatement-of-several-rows')).toBe(`
data/restatements.csv:2:19  row_key "2025-Q3|mining|all" is the key of several rows that changed alike: line 3 of 2025-Q3/revenue.csv and line 5 of 2025-Q3/revenue.csv.
  2 │ rst-1,revenue.csv,2025-Q3|mining|all,amount,90000000,91000000,error,none,Counted again.,Ricontato.
    │                   ^^^^^^^^^^^^^^^^^^
  Write one restatement for each, with every cell of its key: 2025-Q3|mining|all|USD and 2025-Q3|mining|all|EUR.  [E_RESTATEMENT]
`)
  })

  test('restatement told twice', () => {
    expect(told('restatement-told-twice')).toBe(`
data/restatements.csv:3:1  This restatement tells of the same change as line 2.
  3 │ rst-2,energy.csv,2025-Q3|lake|mining|facility_total,energy_mwh,374000,370000.0,better_data,none,Bett…
    │ ^^^^^
  Delete one of the two, or correct the one that means another change.  [E_RESTATEMENT]
`)
  })

  test('restatements of a change that recurs, out of order', () => {
    expect(told('restatement-out-of-order')).toBe(`
data/restatements.csv:2:132  The value changes more than once from "374000" to "370000", and this restatement, by its order, tells of line 3 of 2025-Q3/energy.csv, which has another release.
  2 │ …error,none,Wrong again.,Ancora errato.,2025-Q4
    │                                         ^^^^^^^
  Put the restatements of such changes in the order of the rows' as_of, each with the release of its row, here a blank.  [E_RESTATEMENT]

data/restatements.csv:3:119  The value changes more than once from "374000" to "370000", and this restatement, by its order, tells of line 5 of 2025-Q3/energy.csv, which has another release.
  3 │ …74000,370000,error,none,Wrong.,Errato.,
    │                                         ^
  Put the restatements of such changes in the order of the rows' as_of, each with the release of its row, here 2025-Q4.  [E_RESTATEMENT]
`)
  })

  test('restatement of nothing', () => {
    expect(told('restatement-of-nothing')).toBe(`
data/restatements.csv:2:18  No value of energy.csv with the key "2025-Q3|lake|mining|facility_total" changed in the column energy_mwh.
  2 │ rst-1,energy.csv,2025-Q3|lake|mining|facility_total,energy_mwh,374000,371000,error,none,Meter read a…
    │                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Keep the old row and add the new one below it with a later as_of; the key is the cells of its key columns, joined by |.  [E_RESTATEMENT]

data/restatements.csv:3:7  file "enrgy.csv" is not a table.
  3 │ rst-2,enrgy.csv,x,energy_mwh,1,2,error,none,a,b
    │       ^^^^^^^^^
  Write energy.csv, or the table that was corrected.  [E_RESTATEMENT]

data/restatements.csv:4:20  column "energy" is not a column of energy.csv.
  4 │ rst-3,energy.csv,x,energy,1,2,error,none,a,b
    │                    ^^^^^^
  Write energy_mwh.  [E_RESTATEMENT]
`)
  })

  test('unknown facility', () => {
    expect(told('unknown-facility')).toBe(`
data/2025-Q3/energy.csv:5:9  facility "messa" is not listed in facilities.csv.
  5 │ 2025-Q3,messa,mining,facility_total,176640,measured,meter,
    │         ^^^^^
  Write mesa, or add "messa" to facilities.csv.  [E_FK]
`)
  })

  test('unknown source', () => {
    expect(told('unknown-source')).toBe(`
data/2025-Q3/energy.csv:5:52  source "invoice" is not listed in sources.csv.
  5 │ 2025-Q3,mesa,mining,facility_total,176640,measured,invoice,
    │                                                    ^^^^^^^
  Add it to sources.csv, or write an id that is there. The ids there are meter, filing, audit.  [E_FK]
`)
  })

  test('all in energy', () => {
    expect(told('all-in-energy')).toBe(`
data/2025-Q3/energy.csv:5:9  facility is "all", which stands for the whole company and is not known in energy.
  5 │ 2025-Q3,all,mining,facility_total,176640,measured,meter,
    │         ^^^
  Write one row for each facility.  [E_FK]
`)
  })

  test('facility called mining', () => {
    expect(told('facility-called-mining')).toBe(`
data/facilities.csv:3:1  facility "mining" is a word that means something else in these tables.
  3 │ mining,Mesa site,US,America/Chicago,ERCT,operational_control,1
    │ ^^^^^^
  Choose another id, such as mining-site.  [E_RESERVED]
`)
  })

  test('two approaches', () => {
    expect(told('two-approaches')).toBe(`
data/facilities.csv:3:40  Facilities follow different approaches: operational_control and equity_share.
  3 │ mesa,Mesa site,US,America/Chicago,ERCT,equity_share,1
    │                                        ^^^^^^^^^^^^
  Write one approach in every row; a facility outside it is "excluded".  [E_CONSOLIDATION]
`)
  })

  test('equity share in percent', () => {
    expect(told('equity-share-in-percent')).toBe(`
data/facilities.csv:2:61  equity_share 25 is above 1; the column holds a share between 0 and 1.
  2 │ lake,Lake site,US,America/New_York,NYUP,operational_control,25
    │                                                             ^^
  Write 0.25 if 25 percent is meant.  [E_PERCENT]
`)
  })

  test('status and source blank', () => {
    expect(told('status-and-source-blank')).toBe(`
data/2025-Q3/energy.csv:5:43  status is blank, though the row has a value.
  5 │ 2025-Q3,mesa,mining,facility_total,176640,,,
    │                                           ^
  Write measured, reported, derived or estimated.  [E_STATUS_MISSING]

data/2025-Q3/energy.csv:5:44  source is blank, though the row has a value.
  5 │ 2025-Q3,mesa,mining,facility_total,176640,,,
    │                                            ^
  Write the id of the document in sources.csv that gives the value.  [E_SOURCE_MISSING]
`)
  })

  test('blank without note', () => {
    expect(told('blank-without-note')).toBe(`
data/2025-Q3/energy.csv:5:39  energy_mwh is blank, and no note says why.
  5 │ 2025-Q3,mesa,mining,facility_total,,,,
    │                                       ^
  Say in note why the value is not known, or fill it in; write 0 if it is zero.  [E_NOTE]
`)
  })

  test('estimate without note', () => {
    expect(told('estimate-without-note')).toBe(`
data/2025-Q3/energy.csv:5:59  status is estimated, and no note says how.
  5 │ 2025-Q3,mesa,mining,facility_total,176640,estimated,meter,
    │                                                           ^
  Say in note what the estimate assumes.  [E_NOTE]
`)
  })

  test('estimated part', () => {
    expect(told('estimated-part')).toBe(`
data/2025-Q3/energy.csv:2:43  estimated_mwh 30000 is more than 5% of energy_mwh 374000, but status is measured.
  2 │ 2025-Q3,lake,mining,facility_total,374000,30000,measured,meter
    │                                           ^^^^^
  Write estimated in status, and say how in note.  [E_ESTIMATE]

data/2025-Q3/energy.csv:3:43  estimated_mwh 176641 is more than the whole, energy_mwh 176640.
  3 │ 2025-Q3,mesa,mining,facility_total,176640,176641,measured,meter
    │                                           ^^^^^^
  Write the part of energy_mwh that is estimated.  [E_RANGE]
`)
  })

  test('range', () => {
    expect(told('range')).toBe(`
data/2025-Q3/energy.csv:2:43  low_mwh 380000 is above energy_mwh 374000.
  2 │ 2025-Q3,lake,mining,facility_total,374000,380000,390000,measured,meter
    │                                           ^^^^^^
  Correct the range or the value: low_mwh is at most energy_mwh, and high_mwh at least.  [E_RANGE]

data/2025-Q3/energy.csv:3:43  low_mwh stands alone; a range needs both low_mwh and high_mwh.
  3 │ 2025-Q3,mesa,mining,facility_total,176640,170000,,measured,meter
    │                                           ^^^^^^
  Fill in the other end, or leave both blank.  [E_RANGE]

data/2025-Q3/energy.csv:4:53  high_mwh 90000 is below energy_mwh 105600.
  4 │ 2025-Q3,lake,ai_hosting,facility_total,105600,80000,90000,measured,meter
    │                                                     ^^^^^
  Correct the range or the value: low_mwh is at most energy_mwh, and high_mwh at least.  [E_RANGE]
`)
  })

  test('assurance', () => {
    expect(told('assurance')).toBe(`
data/2025-Q3/energy.csv:2:58  assurance is limited, but the source "meter" is not of the kind assurance_report.
  2 │ 2025-Q3,lake,mining,facility_total,374000,measured,meter,limited
    │                                                          ^^^^^^^
  Name the assurance report as the source, or write none.  [E_ASSURANCE]
`)
  })

  test('curtailment measured', () => {
    expect(told('curtailment-measured')).toBe(`
data/2025-Q3/grid_services.csv:2:38  status is measured, but energy that was not used cannot be metered.
  2 │ 2025-Q3,mesa,mining,economic,9200,96,measured,meter
    │                                      ^^^^^^^^
  Write estimated, and name the baseline in note.  [E_COUNTERFACTUAL]
`)
  })

  test('restatement of power cost', () => {
    expect(told('restatement-of-power-cost')).toBe(`
data/2025-Q3/power_cost.csv:3:23  amount was "100" in line 2 and is "90" here, and no restatement says why.
  3 │ 2025-Q3,all,net_power,90,USD,reported,filing,2025-11-20
    │                       ^^
  Add to restatements.csv, with an id, the true reason and a sentence in each language: rst-…,power_cost.csv,2025-Q3|all|net_power,amount,100,90,better_data,none,…,…  [E_RESTATEMENT_MISSING]
`)
  })

  test('revenue in thousands', () => {
    expect(told('revenue-in-thousands')).toBe(`
data/2025-Q3/revenue.csv:2:20  Warning: amount is 95000 after 102000000 in the quarter before, less than a 200th of it.
  2 │ 2025-Q3,mining,all,95000,USD,reported,filing,
    │                    ^^^^^
  Check the unit: write whole units, not thousands or millions of them.  [W_JUMP]

data/2025-Q3/revenue.csv:3:24  Warning: amount is 41250 after 30000000 in the quarter before, less than a 200th of it.
  3 │ 2025-Q3,ai_hosting,all,41250,USD,reported,filing,
    │                        ^^^^^
  Check the unit: write whole units, not thousands or millions of them.  [W_JUMP]
`)
  })

  test('values of the quarter before', () => {
    expect(told('values-of-the-quarter-before')).toBe(`
data/2025-Q3/revenue.csv:2:20  Warning: Every value of this file is that of the quarter before (2025-Q2/revenue.csv).
  2 │ 2025-Q3,mining,all,102000000,USD,reported,filing,
    │                    ^^^^^^^^^
  If the file was copied, write the new values.  [W_SAME_VALUES]
`)
  })

  test('all beside a site', () => {
    expect(told('all-beside-a-site')).toBe(`
data/2025-Q3/revenue.csv:2:16  Warning: facility is "all", and line 3 gives the same for lake; the two are added up.
  2 │ 2025-Q3,mining,all,95000000,USD,reported,filing,
    │                ^^^
  Keep "all" only for what belongs to no single facility, or delete one of the two rows.  [W_ALL_AND_SITES]
`)
  })

  test('as of before the end', () => {
    expect(told('as-of-before-the-end')).toBe(`
data/2025-Q3/energy.csv:2:58  Warning: as_of 2025-07-06 lies before the end of 2025-Q3.
  2 │ 2025-Q3,lake,mining,facility_total,374000,measured,meter,2025-07-06,
    │                                                          ^^^^^^^^^^
  Write the date on which the value was first published.  [W_AS_OF]
`)
  })

  test('pending', () => {
    expect(told('pending')).toBe(`
data/2025-Q3/energy.csv:5:39  Warning: This file has rows whose values are still to come, beginning with this one.
  5 │ 2025-Q3,mesa,mining,facility_total,,,,PENDING
    │                                       ^^^^^^^
  Fill them in, or say in the note why a value is not known; nothing is published while PENDING stands there.  [W_PENDING]
`)
  })
})
