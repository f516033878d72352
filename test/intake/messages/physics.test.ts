import { describe, expect, test } from 'vitest'
import { told } from '../gallery.ts'

describe('Physics and accounting: capacity, shares, certificates, money, factors, hours.', () => {
  test('kwh typed as mwh', () => {
    expect(told('kwh-typed-as-mwh')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh 374000000 is 846.9 times what lake, mining could use in 2025-Q3 at full load (441600 MWh).
  2 │ 2025-Q3,lake,mining,facility_total,374000000,measured,meter,
    │                                    ^^^^^^^^^
  If the value is in kWh, write 374000, which is MWh. Otherwise correct the value here or the dated levels in capacity.csv.  [E_CF_OVER]
`)
  })

  test('capacity factor over', () => {
    expect(told('capacity-factor-over')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh 500000 is 1.132 times what lake, mining could use in 2025-Q3 at full load (441600 MWh).
  2 │ 2025-Q3,lake,mining,facility_total,500000,measured,meter,
    │                                    ^^^^^^
  Correct the value here or the dated levels in capacity.csv.  [E_CF_OVER]
`)
  })

  test('capacity factor warning', () => {
    expect(told('capacity-factor-warning')).toBe(`
data/2025-Q3/energy.csv:2:36  Warning: energy_mwh 445000 is 1.008 times what lake, mining could use in 2025-Q3 at full load (441600 MWh).
  2 │ 2025-Q3,lake,mining,facility_total,445000,measured,meter,
    │                                    ^^^^^^
  Check the value and the dates in capacity.csv; up to 1.05 is accepted as a metering difference.  [W_CF_OVER]
`)
  })

  test('no capacity', () => {
    expect(told('no-capacity')).toBe(`
data/2025-Q2/energy.csv:4:36  energy_mwh is 168000, but mesa, mining has no energised_gross capacity in 2025-Q2.
  4 │ 2025-Q2,mesa,mining,facility_total,168000,measured,meter,
    │                                    ^^^^^^
  Add the dated level to capacity.csv with capacity_basis energised_gross, or correct facility and workload here.  [E_NO_CAPACITY]

data/2025-Q3/energy.csv:5:36  energy_mwh is 176640, but mesa, mining has no energised_gross capacity in 2025-Q3.
  5 │ 2025-Q3,mesa,mining,facility_total,176640,measured,meter,
    │                                    ^^^^^^
  Add the dated level to capacity.csv with capacity_basis energised_gross, or correct facility and workload here.  [E_NO_CAPACITY]
`)
  })

  test('it above total', () => {
    expect(told('it-above-total')).toBe(`
data/2025-Q3/energy.csv:4:38  energy_mwh of it_equipment is 108000, more than the facility_total of 105600 in line 3.
  4 │ 2025-Q3,lake,ai_hosting,it_equipment,108000,measured,meter,
    │                                      ^^^^^^
  Correct one of the two; if they were swapped, swap them back.  [E_IT_GT_TOTAL]
`)
  })

  test('it above gross', () => {
    expect(told('it-above-gross')).toBe(`
data/capacity.csv:5:41  Warning: From 2025-07-01 on lake, ai_hosting has 75 MW of critical IT energised, more than the 60 MW gross it is part of.
  5 │ lake,ai_hosting,energised_it,2025-07-01,75,measured,meter,
    │                                         ^^
  Correct one of the two levels, or their dates; if they were swapped, swap them back.  [W_IT_OVER_GROSS]
`)
  })

  test('fleet above capacity', () => {
    expect(told('fleet-above-capacity')).toBe(`
data/2025-Q3/fleet.csv:2:20  Warning: The miners of 2025-Q3 draw 350 MW together, more than the 300 MW energised for mining at its end.
  2 │ 2025-09-30,MODEL-A,100000,200,3500,measured,meter
    │                    ^^^^^^
  Check units and power_w here, and the mining levels in capacity.csv; leave out miners that are not installed.  [W_FLEET]
`)
  })

  test('fleet of another day', () => {
    expect(told('fleet-of-another-day')).toBe(`
data/2025-Q3/fleet.csv:2:1  period_end is "2025-06-30", but the folder is 2025-Q3.
  2 │ 2025-06-30,MODEL-A,1000,200,3500,measured,meter
    │ ^^^^^^^^^^
  Write 2025-09-30, or move the row to the folder of its quarter.  [E_PERIOD_ROW]
`)
  })

  test('mix sum', () => {
    expect(told('mix-sum')).toBe(`
data/2025-Q3/grid_mix.csv:3:18  The shares of NYUP in 2025-Q3 add up to 0.9, not to 1.
  3 │ 2025-Q3,NYUP,gas,0.4,reported,filing
    │                  ^^^
  Correct the shares, or add the class that is missing (other, or unknown).  [E_SHARE_SUM]
`)
  })

  test('mix doubled', () => {
    expect(told('mix-doubled')).toBe(`
data/2025-Q3/grid_mix.csv:3:14  NYUP in 2025-Q3 has zero_carbon beside classes given one by one, so part of the grid is counted twice.
  3 │ 2025-Q3,NYUP,zero_carbon,0.5,reported,filing
    │              ^^^^^^^^^^^
  Keep zero_carbon alone, or delete it and keep the classes.  [E_SHARE_SUM]
`)
  })

  test('unknown region', () => {
    expect(told('unknown-region')).toBe(`
data/2025-Q3/grid_mix.csv:2:9  Warning: grid_region "NYPU" is the grid region of no facility, so this row is not used.
  2 │ 2025-Q3,NYPU,zero_carbon,0.5,reported,filing
    │         ^^^^
  Write NYUP, if that is meant.  [W_REGION]
`)
  })

  test('a grid region nobody has looked up', () => {
    expect(told('region-placeholder')).toBe(`
data/facilities.csv:3:35  Warning: grid_region GRID-REGION only stands for the name of the grid that supplies the facility.
  3 │ mesa,Mesa site,US,America/Chicago,GRID-REGION,operational_control,1
    │                                   ^^^^^^^^^^^
  Write that name as its operator does, such as NYISO-A or IT-NORD.  [W_REGION_PLACEHOLDER]
`)
  })

  test('instruments above use', () => {
    expect(told('instruments-above-use')).toBe(`
data/2025-Q3/instruments.csv:3:40  The instruments of 2025-Q3, lake, mining add up to 400000 MWh, more than the 374000 MWh used there.
  3 │ 2025-Q3,lake,mining,physical_ppa,hydro,100000,2025,NYGATS,measured,meter
    │                                        ^^^^^^
  Claim no more than was used: correct retired_mwh, or move the rest to the facility and workload that used it.  [E_OVERALLOC]
`)
  })

  test('certificates twice', () => {
    expect(told('certificates-twice')).toBe(`
data/2025-Q3/instruments.csv:2:40  The same 20000 MWh of NYGATS certificates, vintage 2025, are claimed in line 2 of 2025-Q2/instruments.csv already.
  2 │ 2025-Q3,lake,mining,unbundled_eac,wind,20000,2025,NYGATS,measured,meter
    │                                        ^^^^^
  Delete one of the two rows; if they are different certificates, name the statement of each as its own source.  [E_CERT_REUSE]
`)
  })

  test('parts above total', () => {
    expect(told('parts-above-total')).toBe(`
data/2025-Q3/revenue.csv:4:19  The segments of 2025-Q3 add up to 136250000, more than the total of 130000000 by 4.81%.
  4 │ 2025-Q3,total,all,130000000,USD,reported,filing,
    │                   ^^^^^^^^^
  Correct the total or the segments; a difference of up to 0.5% is accepted as rounding.  [E_PARTS_OVER_TOTAL]
`)
  })

  test('rate missing', () => {
    expect(told('rate-missing')).toBe(`
data/2025-Q3/revenue.csv:3:33  currency is CAD, and no average rate from CAD to USD is given for 2025-Q3.
  3 │ 2025-Q3,ai_hosting,all,41250000,CAD,reported,filing,
    │                                 ^^^
  Add a row to fx.csv: period 2025-Q3, currency CAD, to_currency USD, rate_type average, with its rate, status and source.  [E_FX_MISSING]
`)
  })

  test('factors overlap', () => {
    expect(told('factors-overlap')).toBe(`
data/emission_factors.csv:3:52  ny-2025 holds from 2025-01-01, while ny-2024 (line 2) still holds for NYUP by the method location.
  3 │ ny-2025,NYUP,location,120,kg_co2e_per_mwh,AR6,2025,2025-01-01,,reported,filing
    │                                                    ^^^^^^^^^^
  End ny-2024 in valid_to on the day before 2025-01-01, or correct the dates.  [E_FACTOR_OVERLAP]
`)
  })

  test('factor of unknown fuel', () => {
    expect(told('factor-of-unknown-fuel')).toBe(`
data/emission_factors.csv:2:3  applies_to does not know the fuel "deisel".
  2 │ d,deisel,fuel,10.2,kg_co2e_per_us_gal,AR6,2024,2024-01-01,,reported,filing
    │   ^^^^^^
  Write diesel.  [E_ENUM]
`)
  })

  test('dates reversed', () => {
    expect(told('dates-reversed')).toBe(`
data/emission_factors.csv:2:63  valid_to 2024-01-01 lies before valid_from 2024-12-31.
  2 │ ny-2024,NYUP,location,125,kg_co2e_per_mwh,AR6,2024,2024-12-31,2024-01-01,reported,filing
    │                                                               ^^^^^^^^^^
  Correct one of the two dates.  [E_DATE_ORDER]
`)
  })

  test('hours', () => {
    expect(told('hours')).toBe(`
data/2025-Q3/hourly.csv:2:1  timestamp_utc "2025-07-01T03:00:00Z" is outside 2025-Q3 in the time zone America/New_York.
  2 │ 2025-07-01T03:00:00Z,lake,1,1,0.5
    │ ^^^^^^^^^^^^^^^^^^^^
  Keep the hours from 2025-07-01T04:00:00Z up to, and without, 2025-10-01T04:00:00Z.  [E_HOUR]

data/2025-Q3/hourly.csv:4:1  timestamp_utc "2025-07-01T05:30:00Z" is not the beginning of an hour.
  4 │ 2025-07-01T05:30:00Z,lake,1,1,0.5
    │ ^^^^^^^^^^^^^^^^^^^^
  Write the beginning of the hour in UTC, such as 2025-07-01T05:00:00Z.  [E_HOUR]

data/2025-Q3/hourly.csv:5:1  timestamp_utc "2025-07-01T06:00:00-04:00" is not in UTC.
  5 │ 2025-07-01T06:00:00-04:00,lake,1,1,0.5
    │ ^^^^^^^^^^^^^^^^^^^^^^^^^
  Write the beginning of the hour in UTC, such as 2025-07-01T10:00:00Z.  [E_HOUR]

data/2025-Q3/hourly.csv:6:1  This row has the same timestamp_utc and facility as line 3.
  6 │ 2025-07-01T04:00:00Z,lake,1,1,0.5
    │ ^^^^^^^^^^^^^^^^^^^^
  Delete one of the two rows, or correct the one that is wrong.  [E_DUP]
`)
  })

  test('hours of another quarter', () => {
    expect(told('hours-of-another-quarter')).toBe(`
data/2025-Q3/hourly.csv:2:1  No row lies in the quarter of the folder: timestamp_utc "2025-04-01T04:00:00Z" is outside 2025-Q3 in the time zone America/New_York.
  2 │ 2025-04-01T04:00:00Z,lake,1,1,0.5
    │ ^^^^^^^^^^^^^^^^^^^^
  Keep the hours from 2025-07-01T04:00:00Z up to, and without, 2025-10-01T04:00:00Z.  [E_HOUR]
`)
  })

  test('release before quarter', () => {
    expect(told('release-before-quarter')).toBe(`
data/2025-Q3/energy.csv:2:58  release "2025-Q2" lies before the row's own quarter, 2025-Q3.
  2 │ 2025-Q3,lake,mining,facility_total,374000,measured,meter,2025-Q2
    │                                                          ^^^^^^^
  Leave release blank, or write the quarter with whose report the row is published, 2025-Q3 or later.  [E_RELEASE]
`)
  })

  test('release without data', () => {
    expect(told('release-without-data')).toBe(`
data/releases.csv:4:1  Warning: 2025-Q4 has a release and no folder, so there is nothing to release.
  4 │ 2025-Q4,2026-02-10,
    │ ^^^^^^^
  Add the folder 2025-Q4, or delete the row.  [W_RELEASE_EMPTY]
`)
  })

  test('release open early', () => {
    expect(told('release-open-early')).toBe(`
data/releases.csv:3:9  Warning: 2025-Q3 is to come out on 2025-12-04, and nothing holds it until then: the next build publishes it.
  3 │ 2025-Q3,2025-12-04,
    │         ^^^^^^^^^^
  Write the instant of its release into embargo_until, or the day on which it came out.  [W_OPEN_EARLY]
`)
  })

  test('miner in kilowatts', () => {
    expect(told('miner-in-kilowatts')).toBe(`
data/2025-Q3/fleet.csv:2:29  Warning: power_w 3.5 over hashrate_ths 200 gives 0.0175 joules a terahash; miners need 10 to 100.
  2 │ 2025-09-30,MODEL-A,1000,200,3.5,measured,meter
    │                             ^^^
  Write the power of one machine in watts, and its hashrate in terahashes a second.  [W_EFFICIENCY]
`)
  })

  test('factor in tonnes', () => {
    expect(told('factor-in-tonnes')).toBe(`
data/emission_factors.csv:2:18  Warning: value 0.125 is not a usual number of kilograms per MWh for a grid, which lie between 2 and 2000.
  2 │ ny,NYUP,location,0.125,kg_co2e_per_mwh,AR6,24,2024-01-01,,reported,filing
    │                  ^^^^^
  If it is in tonnes per MWh, or kilograms per kWh, write 125; otherwise check it.  [W_FACTOR]

data/emission_factors.csv:2:44  data_year 24 is not a year between 1990 and 2199.
  2 │ ny,NYUP,location,0.125,kg_co2e_per_mwh,AR6,24,2024-01-01,,reported,filing
    │                                            ^^
  Write the year in four digits.  [E_DATE]
`)
  })

  test('calorific values swapped', () => {
    expect(told('calorific-values-swapped')).toBe(`
data/fuel_properties.csv:2:21  ncv_gj_per_unit 0.145 is above gcv_gj_per_unit 0.135; the net value is the smaller.
  2 │ diesel,us_gal,0.135,0.145,reported,filing
    │                     ^^^^^
  Swap the two, or correct one of them.  [E_RANGE]
`)
  })

  test('more hours than a quarter', () => {
    expect(told('more-hours-than-a-quarter')).toBe(`
data/2025-Q3/grid_services.csv:2:35  event_hours 9600 is more than a quarter has.
  2 │ 2025-Q3,mesa,mining,economic,9200,9600,estimated,meter,baseline less load
    │                                   ^^^^
  Write the hours in which load was reduced; a quarter has 2159 to 2209.  [E_RANGE]
`)
  })

  test('rate of zero', () => {
    expect(told('rate-of-zero')).toBe(`
data/fx.csv:2:25  rate is zero, so nothing could be converted.
  2 │ 2025-Q3,CAD,USD,average,0,reported,filing
    │                         ^
  Write how many units of to_currency one unit of currency was worth.  [E_RANGE]
`)
  })

  test('gwh typed as mwh', () => {
    expect(told('gwh-typed-as-mwh')).toBe(`
data/2025-Q3/energy.csv:2:36  Warning: energy_mwh 374 is only 0.085% of what lake, mining could use in 2025-Q3 at full load (441600 MWh).
  2 │ 2025-Q3,lake,mining,facility_total,374,measured,meter,
    │                                    ^^^
  If the value is in GWh, write 374000, which is MWh; otherwise check it.  [W_CF_LOW]
`)
  })
})
