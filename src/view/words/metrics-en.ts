import type { MetricWords } from './metric.ts'

/** The English words of every metric, keyed by its id in the catalogue. */
export const metricsEn: Readonly<Record<string, MetricWords>> = {
  // A. Capacity and energy
  'capacity.hours': {
    name: 'Hours in period',
    short: 'Hours',
    definition:
      'The hours that really passed between the start and the end of the quarter at the site. When the clocks change, the quarter is one hour shorter or longer than its days suggest.',
    formula: 'end of the period − start of the period, in elapsed hours of the facility’s time zone',
  },
  'capacity.capacity_hours': {
    name: 'Capacity-hours',
    short: 'Capacity-hours',
    definition:
      'The electricity the site could have taken if it had drawn its full energised capacity in every hour. It is a ceiling to measure use against, not an amount that was used.',
    formula: 'sum of (energised capacity level × hours at that level)',
    caution: 'The unit is MWh, but nothing was consumed: it is capacity multiplied by time.',
  },
  'capacity.average_mw': {
    name: 'Average energised capacity',
    short: 'Average capacity',
    definition:
      'The energised capacity of the quarter, with each level weighted by the hours it lasted. It is the denominator of every figure per MW on this site.',
    formula: 'capacity-hours ÷ hours in period',
    caution: 'MW is capacity, the most that can be drawn at one moment; MWh is use over time.',
  },
  'capacity.period_end_mw': {
    name: 'Energised capacity at period end',
    short: 'Capacity at period end',
    definition:
      'The capacity that was energised at the last instant of the quarter. It shows where the site stands, and never divides anything: a hall energised in the last week counts in full here although it had hardly run.',
    formula: 'energised capacity level at the last instant of the period',
  },
  'capacity.in_service_average_mw': {
    name: 'Average while in service',
    short: 'Average in service',
    definition:
      'The average capacity over only those hours in which any capacity was energised. It is given for a quarter in which a site or hall starts up.',
    formula: 'capacity-hours ÷ hours in service',
    caution: 'Not a denominator: figures per MW use the average over the whole quarter.',
  },
  'capacity.in_service_hours': {
    name: 'Hours in service',
    short: 'Hours in service',
    definition:
      'The hours of the quarter in which at least some capacity was energised. It says that power was available, not that machines were working.',
    formula: 'sum of hours with an energised capacity above zero',
  },
  'energy.use_mwh': {
    name: 'Electricity use',
    short: 'Electricity use',
    definition:
      'The electricity delivered to the facilities for a workload over the quarter, cooling and losses inside the site included. Energy that a hosted customer buys on its own account is left out.',
    formula: 'sum of electricity delivered, over facilities and workloads',
    caution: 'MWh is use over time; it is not MW, which is capacity.',
  },
  'energy.electricity_gj': {
    name: 'Electricity use in GJ',
    short: 'Electricity (GJ)',
    definition:
      'Electricity use in gigajoules, the unit some reporting standards ask for. It is the same electricity, converted exactly, not an additional amount.',
    formula: 'electricity use × gigajoules in one MWh',
  },
  'energy.total_gj': {
    name: 'Energy use',
    short: 'Energy use (GJ)',
    definition:
      'Electricity and the fuel burned on site together, in gigajoules, with fuel counted at its gross calorific value as SASB does.',
    formula: 'electricity use in GJ + sum of (fuel burned × gross calorific value)',
    caution: 'It differs slightly from the ESRS total, which counts fuel at its net calorific value.',
  },
  'energy.total_esrs_mwh': {
    name: 'Energy consumption, ESRS basis',
    short: 'Energy, ESRS basis',
    definition:
      'Electricity and the fuel burned on site together, in MWh, with fuel counted at its net calorific value as the European standards do.',
    formula: 'electricity use + sum of (fuel burned × net calorific value), in MWh',
    caution: 'Not a converted copy of the total in gigajoules: the fuel is counted on another basis.',
  },
  'energy.fuel_gj': {
    name: 'Fuel energy, gross calorific value',
    short: 'Fuel energy (GJ)',
    definition:
      'The energy in the fuel burned on site, such as diesel in a back-up generator, including the heat that leaves as water vapour.',
    formula: 'sum of (fuel burned × gross calorific value)',
  },
  'energy.fuel_mwh': {
    name: 'Fuel energy, net calorific value',
    short: 'Fuel energy (MWh)',
    definition:
      'The energy in the fuel burned on site, such as diesel in a back-up generator, without the heat that leaves as water vapour. It is energy in the fuel, not electricity made from it.',
    formula: 'sum of (fuel burned × net calorific value), in MWh',
  },
  'energy.per_mw': {
    name: 'Energy use per MW',
    short: 'MWh per MW',
    definition:
      'How much electricity each MW of energised capacity used in the quarter. It can be read as the hours at full load that would give the same use.',
    formula: 'electricity use ÷ time-weighted average energised capacity',
    caution:
      'A measure of how hard capacity is worked, not of efficiency; longer quarters give higher figures, so compare capacity factors across quarters.',
  },
  'energy.capacity_factor': {
    name: 'Capacity factor',
    short: 'Capacity factor',
    definition:
      'Electricity use as a share of what the energised capacity could have taken in the same hours. Outages and curtailment lower it.',
    formula: 'electricity use ÷ capacity-hours',
    caution: 'Not the load factor, which compares average load with the site’s own peak.',
  },
  'energy.average_load_mw': {
    name: 'Average load',
    short: 'Average load',
    definition:
      'The constant power that would have used the same electricity over the quarter. It allows quarters of different length to be compared.',
    formula: 'electricity use ÷ hours in period',
    caution: 'It is what was drawn on average, not what was installed.',
  },
  'energy.peak_mw': {
    name: 'Peak hourly load',
    short: 'Peak hourly load',
    definition:
      'The load of the hour with the highest use in the quarter. For the company it is the highest hour of all sites together, not the sum of each site’s own peak.',
    formula: 'highest hourly electricity use ÷ one hour',
  },
  'energy.load_factor': {
    name: 'Load factor',
    short: 'Load factor',
    definition:
      'How steady the load was: average hourly load as a share of the highest hour. It needs hourly data and is shown for one site at a time.',
    formula: 'average hourly load ÷ peak hourly load',
    caution: 'Not the capacity factor: a site that runs steadily at half its capacity has a high load factor.',
  },
  'energy.ai_share': {
    name: 'AI share of energy',
    short: 'AI share of energy',
    definition: 'The part of electricity use that went to AI hosting. It says where the electricity went, not what it earned.',
    formula: 'electricity use of AI hosting ÷ electricity use of all workloads',
  },
  'energy.by_workload_share': {
    name: 'Energy mix by workload',
    short: 'Energy mix',
    definition: 'How electricity use divides among bitcoin mining, AI hosting and the other workloads. It is not the mix of power sources.',
    formula: 'electricity use of the workload ÷ electricity use of all workloads',
    caution: 'Shares are rounded one by one and may not add up exactly.',
  },
  'energy.per_musd': {
    name: 'Energy per million USD revenue',
    short: 'MWh per million USD',
    definition:
      'Electricity used for every million dollars of revenue, with use and revenue covering the same sites and workloads.',
    formula: 'electricity use ÷ revenue in millions',
    caution: 'It falls when the bitcoin price rises, although nothing changed in the use of electricity.',
  },
  'energy.grid_share': {
    name: 'Share of energy from the grid',
    short: 'Grid share',
    definition:
      'The part of all energy used, fuel included, that came as electricity from the grid. It says nothing about how that electricity was generated.',
    formula: 'grid electricity in GJ ÷ energy use in GJ',
  },
  'energy.renewable_share_sasb': {
    name: 'Renewable energy, SASB basis',
    short: 'Renewable, SASB basis',
    definition:
      'The part of all energy used that is backed by retired certificates, or by direct supply whose attributes the company kept, from the renewable set: solar, wind, hydro, geothermal and biomass.',
    formula: '(retired instruments + direct supply with its attributes kept, of the renewable set, in GJ) ÷ energy use in GJ',
    caution: 'The mix of the grid does not count here, nor does nuclear power.',
  },
  'energy.zero_carbon_share[grid_mix]': {
    name: 'Zero-carbon share, grid-mix basis',
    short: 'Zero-carbon, grid mix',
    definition:
      'The part of electricity use that would come from solar, wind, hydro, geothermal and nuclear plants if each site received the average mix of its grid region. It describes the grid; it is not a purchase made by the company.',
    formula: 'sum of (electricity use × share of those plants in the region’s generation) ÷ electricity use',
    caution:
      'Shares on the grid-mix and on the contractual basis must not be added: they count the same electricity twice. Only direct combustion emissions are meant, not the life cycle.',
  },
  'energy.zero_carbon_share[contractual]': {
    name: 'Zero-carbon share, contractual basis',
    short: 'Zero-carbon, contracts',
    definition:
      'The part of electricity use matched by retired certificates or by direct supply from solar, wind, hydro, geothermal or nuclear plants in the same market. It says what was bought and claimed, not what flowed through the wires.',
    formula: 'sum of the smaller of (instruments retired, electricity use) ÷ electricity use',
    caution:
      'Shares on the contractual and on the grid-mix basis must not be added: they count the same electricity twice. Only direct combustion emissions are meant, not the life cycle.',
  },
  'energy.zero_carbon_share[hourly]': {
    name: 'Zero-carbon share, hourly basis',
    short: 'Zero-carbon, hourly',
    definition:
      'The part of the load met hour by hour, by contracted supply in the same hour or, beyond it, by the part of the grid without direct combustion emissions. Surplus of one hour never counts in another.',
    formula: 'sum over hours of (load matched by contracts + remaining load × grid share of that hour) ÷ load',
    caution: 'Comparable neither with the grid-mix basis nor with the contractual basis, which both match over longer periods.',
  },

  // B. Revenue, price and productivity
  'revenue.total': {
    name: 'Revenue',
    short: 'Revenue',
    definition:
      'The revenue of the quarter as in the company’s income statement. Where a total is printed in the source it is used; otherwise the segments are added.',
    formula: 'printed total, or else sum of revenue of the segments',
  },
  'revenue.segment': {
    name: 'Revenue of the segment',
    short: 'Segment revenue',
    definition: 'The revenue of one business, such as bitcoin mining or AI hosting, as the source reports it. It is revenue, not profit.',
    formula: 'sum of revenue of the segment, over facilities',
  },
  'revenue.not_split': {
    name: 'Revenue not split in the source',
    short: 'Not split in source',
    definition:
      'The part of total revenue that the source assigns to no segment. It is shown so that the parts reach the total, and is assigned to no business.',
    formula: 'total revenue − sum of revenue of the segments',
    caution: 'A small amount is usually rounding in the source rather than another business.',
  },
  'revenue.share': {
    name: 'Revenue mix',
    short: 'Revenue mix',
    definition: 'The part of total revenue that one segment earned.',
    formula: 'revenue of the segment ÷ total revenue',
    caution: 'A segment can be negative through an adjustment; the others may then exceed the whole.',
  },
  'revenue.ai_share_core': {
    name: 'AI share of mining + AI revenue',
    short: 'AI of mining + AI',
    definition: 'AI hosting revenue as a part of AI hosting and bitcoin mining revenue together. All other revenue is left out.',
    formula: 'AI hosting revenue ÷ (AI hosting revenue + mining revenue)',
    caution: 'Higher than the AI share of total revenue whenever there is other revenue.',
  },
  'revenue.per_mwh': {
    name: 'Revenue per MWh',
    short: 'Revenue per MWh',
    definition:
      'What a workload earned for each MWh of electricity it used. It is revenue before the cost of that electricity, not a margin.',
    formula: 'revenue of the workload ÷ electricity use of the workload',
    caution: 'AI hosting revenue may contain power costs passed on to the customer, and mining revenue follows the bitcoin price.',
  },
  'revenue.per_mw': {
    name: 'Revenue per MW',
    short: 'Revenue per MW',
    definition:
      'What a workload earned in the quarter for each MW of average energised capacity. It covers one quarter and is not annualised.',
    formula: 'revenue of the workload ÷ time-weighted average energised capacity of the workload',
    caution: 'Per gross MW, cooling included; not comparable with figures per MW of critical IT.',
  },
  'revenue.per_mw_it': {
    name: 'AI revenue per critical-IT MW',
    short: 'AI revenue per MW IT',
    definition:
      'What AI hosting earned in the quarter for each MW available to the customer’s IT equipment. It covers one quarter and is not annualised.',
    formula: 'AI hosting revenue ÷ time-weighted average energised critical-IT capacity',
    caution: 'Never compare with revenue per gross MW: critical IT leaves out cooling and losses.',
  },
  'power.cost': {
    name: 'Power cost',
    short: 'Power cost',
    definition:
      'What the electricity of the quarter cost before any income from grid services: energy, delivery, demand charges, taxes and hedge settlements, as far as the source gives them.',
    formula: 'sum of cost components',
  },
  'power.cost_net': {
    name: 'Power cost, net of demand response',
    short: 'Power cost, net',
    definition:
      'The power cost as the company prints it, after taking off what it earned for demand response. It is used for the net price only.',
    formula: 'power cost after demand response, as printed',
    caution: 'Demand response proceeds are already inside this figure and are never subtracted again.',
  },
  'power.demand_response': {
    name: 'Demand response proceeds',
    short: 'Demand response',
    definition:
      'What the company received for reducing its load when the grid asked. It is shown for information and enters no cost on this site.',
    formula: 'sum of demand response proceeds, as reported',
  },
  'power.price_gross': {
    name: 'Power price, gross',
    short: 'Price, gross',
    definition: 'The average cost of one MWh before any income from grid services.',
    formula: 'power cost ÷ electricity use',
    caution: 'Absent when the source prints a net cost only.',
  },
  'power.price_net': {
    name: 'Power price net of grid-service revenue',
    short: 'Price, net',
    definition:
      'The average cost of one MWh after taking off what the company earned for grid services. It is not a price on any bill, and it can be negative.',
    formula: '(power cost − grid-service revenue) ÷ electricity use, or net power cost as printed ÷ electricity use',
    caution: 'Read it beside the gross price where there is one.',
  },
  'power.cost_share_revenue': {
    name: 'Power cost as share of revenue',
    short: 'Power cost / revenue',
    definition: 'How much of each unit of revenue went to electricity. It is not a margin: other costs are left out.',
    formula: 'power cost ÷ revenue',
    caution: 'It falls when the bitcoin price rises, even at an unchanged power price.',
  },
  'power.cost_per_btc': {
    name: 'Direct power cost per BTC',
    short: 'Power cost per BTC',
    definition:
      'The electricity cost of the mining sites for each bitcoin mined. It is direct power only; machines, staff, rent and interest are left out.',
    formula: 'power cost of mining ÷ bitcoin self-mined',
    caution: 'Not the full cost of mining a bitcoin; it rises with network difficulty and at each halving.',
  },

  // C. Greenhouse gases
  'emissions.scope1': {
    name: 'Scope 1',
    short: 'Scope 1',
    definition:
      'Greenhouse gases released by the company’s own equipment: fuel burned in generators and gas lost from cooling, switchgear or fire protection. Electricity bought is not in it.',
    formula: 'sum of (fuel burned × emission factor) + sum of (gas lost × global warming potential)',
    caution: 'Missing fuel data leave this figure blank; a blank is not zero.',
  },
  'emissions.scope2_location': {
    name: 'Scope 2 location-based',
    short: 'Scope 2, location',
    definition:
      'Greenhouse gases from generating the electricity the company bought, at the average emissions of the grid where it was used. Contracts and certificates make no difference to it.',
    formula: 'sum of (electricity use × emission factor of the grid region)',
    caution: 'Read it beside the market-based figure; the two are not added.',
  },
  'emissions.scope2_market': {
    name: 'Scope 2 market-based',
    short: 'Scope 2, market',
    definition:
      'Greenhouse gases from generating the electricity the company bought, according to its contracts. Use covered by retired certificates takes their factor; the rest takes the residual mix or, where none is published, the grid average.',
    formula: 'sum of (instruments × their factor) + sum of (uncovered use × residual-mix factor)',
    caution: 'Read it beside the location-based figure; it can be the higher of the two.',
  },
  'emissions.scope2_mb_hourly_pilot': {
    name: 'Scope 2 market-based, hourly pilot',
    short: 'Scope 2, hourly pilot',
    definition:
      'A trial version of the market-based figure in which contracted electricity counts only in the hour it was generated. It follows a draft method and replaces neither Scope 2 figure.',
    formula: 'sum over hours of (matched load × instrument factor + unmatched load × residual-mix factor)',
    caution: 'Pilot figure, draft method.',
  },
  'emissions.scope3_cat3': {
    name: 'Scope 3 cat. 3',
    short: 'Scope 3 cat. 3',
    definition:
      'Greenhouse gases from fuel and energy activities outside Scope 1 and Scope 2, such as producing fuels, grid losses and electricity passed on to others.',
    formula: 'sum of (energy concerned × its emission factor)',
  },
  'emissions.scope3_cat13': {
    name: 'Scope 3 cat. 13',
    short: 'Scope 3 cat. 13',
    definition:
      'Greenhouse gases from electricity used by customers’ equipment in halls the company leases out and does not control. It is shown so that hosted energy does not vanish from view.',
    formula: 'sum of (electricity of hosted customers × emission factor)',
  },
  'emissions.total_location': {
    name: 'Scope 1 + 2, location-based',
    short: 'Scope 1+2, location',
    definition: 'Own emissions and those of electricity bought, with electricity at the average of the local grid. Scope 3 is not in it.',
    formula: 'Scope 1 + Scope 2 location-based',
    caution: 'Always one of a pair with the market-based total.',
  },
  'emissions.total_market': {
    name: 'Scope 1 + 2, market-based',
    short: 'Scope 1+2, market',
    definition: 'Own emissions and those of electricity bought, with electricity according to contracts. Scope 3 is not in it.',
    formula: 'Scope 1 + Scope 2 market-based',
    caution: 'Always one of a pair with the location-based total.',
  },
  'emissions.per_mwh_location': {
    name: 'Carbon intensity of energy, location-based',
    short: 'CO₂e per MWh, loc.',
    definition: 'Greenhouse gases for each MWh of electricity used, with electricity at the average of the local grid.',
    formula: '(Scope 1 + Scope 2 location-based) ÷ electricity use',
    caution: 'An intensity can fall while total emissions rise.',
  },
  'emissions.per_mwh_market': {
    name: 'Carbon intensity of energy, market-based',
    short: 'CO₂e per MWh, market',
    definition: 'Greenhouse gases for each MWh of electricity used, with electricity according to contracts.',
    formula: '(Scope 1 + Scope 2 market-based) ÷ electricity use',
    caution: 'An intensity can fall while total emissions rise.',
  },
  'emissions.per_musd_location': {
    name: 'Emissions per million USD, location-based',
    short: 'CO₂e per M USD, loc.',
    definition: 'Greenhouse gases for every million dollars of revenue, with electricity at the average of the local grid.',
    formula: '(Scope 1 + Scope 2 location-based) ÷ revenue in millions',
    caution: 'It falls when the bitcoin price rises, although nothing changed in the emissions.',
  },
  'emissions.per_musd_market': {
    name: 'Emissions per million USD, market-based',
    short: 'CO₂e per M USD, market',
    definition: 'Greenhouse gases for every million dollars of revenue, with electricity according to contracts.',
    formula: '(Scope 1 + Scope 2 market-based) ÷ revenue in millions',
    caution: 'It falls when the bitcoin price rises, although nothing changed in the emissions.',
  },
  'emissions.per_btc_location': {
    name: 'Emissions per BTC, location-based',
    short: 'CO₂e per BTC, loc.',
    definition: 'Greenhouse gases of the mining sites for each bitcoin mined, with electricity at the average of the local grid. AI hosting is left out.',
    formula: 'location-based emissions of mining ÷ bitcoin self-mined',
    caution: 'Driven by network difficulty and by halvings, which the company does not control.',
  },
  'emissions.per_btc_market': {
    name: 'Emissions per BTC, market-based',
    short: 'CO₂e per BTC, market',
    definition: 'Greenhouse gases of the mining sites for each bitcoin mined, with electricity according to contracts. AI hosting is left out.',
    formula: 'market-based emissions of mining ÷ bitcoin self-mined',
    caution: 'Driven by network difficulty and by halvings, which the company does not control.',
  },
  'emissions.instrument_coverage': {
    name: 'Instrument coverage',
    short: 'Instrument coverage',
    definition:
      'The part of electricity use covered by retired certificates, supply contracts or direct lines of any technology. It says how much is contracted, not how it was generated.',
    formula: 'instruments retired ÷ electricity use, at most the whole',
  },
  'emissions.market_location_gap': {
    name: 'Market- vs location-based gap',
    short: 'Market vs location',
    definition:
      'How far the market-based Scope 2 figure lies above or below the location-based one. A negative gap comes from contracts; a positive one means the residual mix emits more than the grid average.',
    formula: 'Scope 2 market-based ÷ Scope 2 location-based − one',
    caution: 'A difference between two ways of counting, not a reduction of emissions.',
  },
  'emissions.factor': {
    name: 'Emission factor of a fuel',
    short: 'Fuel emission factor',
    definition:
      'The greenhouse gases released by burning one unit of a fuel, as the cited source gives it. It is an input, not a result of the company.',
    formula: 'greenhouse gases in CO₂ equivalent ÷ quantity of fuel',
  },

  // D. Data centre
  'datacentre.interim_pue': {
    name: 'Interim PUE (quarter)',
    short: 'Interim PUE',
    definition:
      'Power usage effectiveness over one quarter: all the electricity of the data centre for each unit that reached the IT equipment. One would mean no overhead at all.',
    formula: 'electricity use of the facility ÷ electricity use of the IT equipment',
    caution: 'PUE proper covers twelve months; a quarter carries the season, and a start-up quarter is high by nature.',
  },
  'datacentre.pue': {
    name: 'PUE (twelve months)',
    short: 'PUE (twelve months)',
    definition:
      'Power usage effectiveness over four consecutive quarters: all the electricity of the data centre for each unit that reached the IT equipment. It measures overhead, not how well the IT itself works.',
    formula: 'sum of electricity use of the facility over twelve months ÷ sum of electricity use of the IT equipment over twelve months',
    caution: 'Never the average of four quarterly figures.',
  },
  'datacentre.wue_input': {
    name: 'WUE, water input',
    short: 'WUE, input',
    definition:
      'Water usage effectiveness: water brought into the data centre for each kWh of the IT equipment. Water used to generate the electricity elsewhere is not in it.',
    formula: 'water input ÷ electricity use of the IT equipment',
    caution: 'Input and consumption are different flows; compare like with like.',
  },
  'datacentre.wue_consumption': {
    name: 'WUE, consumption',
    short: 'WUE, consumption',
    definition:
      'Water usage effectiveness: water consumed, that is brought in and not discharged, for each kWh of the IT equipment.',
    formula: 'water consumed ÷ electricity use of the IT equipment',
    caution: 'Lower than the figure on water input whenever water is discharged.',
  },
  'datacentre.cue_location': {
    name: 'CUE, location-based',
    short: 'CUE, location',
    definition:
      'Carbon usage effectiveness: greenhouse gases of the data centre’s energy for each kWh of the IT equipment, with electricity at the average of the local grid.',
    formula: 'location-based emissions of the data centre ÷ electricity use of the IT equipment',
  },
  'datacentre.cue_market': {
    name: 'CUE, market-based',
    short: 'CUE, market',
    definition:
      'Carbon usage effectiveness: greenhouse gases of the data centre’s energy for each kWh of the IT equipment, with electricity according to contracts.',
    formula: 'market-based emissions of the data centre ÷ electricity use of the IT equipment',
  },
  'datacentre.ref': {
    name: 'REF, renewable energy factor',
    short: 'REF',
    definition:
      'The part of the data centre’s energy from the renewable set (solar, wind, hydro, geothermal, biomass) whose attributes the company owns and has retired.',
    formula: 'energy of the renewable set with attributes owned and retired ÷ electricity use, at most one',
    caution: 'The mix of the grid does not count here, nor does nuclear power.',
  },
  'datacentre.erf': {
    name: 'ERF, energy reuse factor',
    short: 'ERF',
    definition: 'The part of the data centre’s energy that is used again outside it, for example as heat for buildings. Reuse inside the data centre does not count.',
    formula: 'energy reused outside the data centre ÷ electricity use',
  },
  'water.withdrawn': {
    name: 'Water withdrawn',
    short: 'Water withdrawn',
    definition: 'All water brought into the facilities from any supply over the quarter, including what was later discharged.',
    formula: 'sum of water input',
  },
  'water.consumed': {
    name: 'Water consumed',
    short: 'Water consumed',
    definition: 'Water brought in and not given back, because it evaporated or was otherwise used up. It is a part of the water withdrawn, not an addition to it.',
    formula: 'sum of water consumption, that is withdrawal − discharge',
  },
  'water.stress_share': {
    name: 'Share in high water-stress areas',
    short: 'Water-stress share',
    definition:
      'The part of water taken at sites in areas classed as under high or extremely high water stress. The class belongs to the area, not to the behaviour of the site.',
    formula: 'sum of water at sites under high or extremely high stress ÷ sum of water at all sites',
  },

  // E. Hourly carbon-free energy
  'cfe.score': {
    name: 'CFE score, hourly',
    short: 'CFE score',
    definition:
      'The part of the load met, hour by hour, by carbon-free energy on an hourly basis: contracted supply of that hour, then the share the grid itself had in that hour.',
    formula: 'sum over hours of (load matched by contracts + remaining load × grid share of that hour) ÷ load',
    caution: 'Surplus of one hour never counts in another, so the score is lower than volumetric matching suggests.',
  },
  'cfe.contracted_matched': {
    name: 'Contracted CFE, hourly matched',
    short: 'Contracted CFE',
    definition:
      'The part of the load met by contracted supply generated in the same hour. The grid’s own mix is left out.',
    formula: 'sum over hours of the smaller of (load, contracted supply) ÷ load',
  },
  'cfe.volumetric': {
    name: 'Annual-style volumetric matching',
    short: 'Volumetric matching',
    definition:
      'Contracted supply of the whole period compared with the load of the whole period, whatever the hour. It is shown only beside the hourly score, to make the difference visible.',
    formula: 'contracted supply ÷ load, at most the whole',
    caution: 'It counts a surplus at noon against a need at night.',
  },
  'cfe.excess_mwh': {
    name: 'Unmatched excess',
    short: 'Unmatched excess',
    definition: 'Contracted supply generated in hours when the load was smaller. It counts for nothing in the hourly score.',
    formula: 'sum over hours of (contracted supply − load), where positive',
  },
  'cfe.coverage': {
    name: 'Hourly data coverage',
    short: 'Hourly coverage',
    definition: 'The part of the hours of the quarter for which load, contracted supply and grid share are all known.',
    formula: 'hours with all three values ÷ hours in period',
    caution: 'Below ninety-nine per cent no hourly score is shown.',
  },

  // F. Mining
  'mining.btc': {
    name: 'BTC self-mined',
    short: 'BTC self-mined',
    definition: 'Bitcoin earned by the company’s own machines, as paid out by the mining pool. Bitcoin of hosted customers is left out.',
    formula: 'sum of bitcoin self-mined',
    caution: 'A fall may come from network difficulty or a halving rather than from less activity.',
  },
  'mining.energy_per_btc': {
    name: 'Energy per BTC',
    short: 'MWh per BTC',
    definition: 'Electricity used in the company’s own mining for each bitcoin mined.',
    formula: 'electricity use of own mining ÷ bitcoin self-mined',
    caution:
      'Driven by network difficulty and by halvings, so it rises over time even if the machines improve. For the machines themselves, see joules per terahash.',
  },
  'mining.hashrate_installed': {
    name: 'Installed hashrate',
    short: 'Installed hashrate',
    definition: 'The computing rate of all installed mining machines by their data sheets. It is what could be run, not what ran.',
    formula: 'sum of (machines × rated hashrate)',
  },
  'mining.fleet_nameplate_mw': {
    name: 'Fleet nameplate draw',
    short: 'Nameplate draw',
    definition: 'The power all installed mining machines would draw together by their data sheets, without cooling.',
    formula: 'sum of (machines × rated power)',
  },
  'mining.fleet_efficiency_nameplate': {
    name: 'Fleet efficiency, nameplate',
    short: 'J/TH, nameplate',
    definition: 'The energy the installed machines need for one terahash by their data sheets. Lower is better.',
    formula: 'sum of (machines × rated power) ÷ sum of (machines × rated hashrate)',
    caution: 'Weighted by hashrate; the average of the models would be another number.',
  },
  'mining.fleet_efficiency_operational': {
    name: 'Fleet efficiency, operational',
    short: 'J/TH, operational',
    definition:
      'The energy the mining halls really used for one terahash, cooling and losses included. Lower is better.',
    formula: 'electricity use of mining in joules ÷ (average operating hashrate × elapsed seconds)',
    caution: 'Higher than the nameplate figure by nature; do not compare one with the other across companies.',
  },
  'mining.hashrate_utilisation': {
    name: 'Hashrate utilisation',
    short: 'Utilisation',
    definition: 'The hashrate that ran on average as a part of the hashrate installed at the end of the quarter.',
    formula: 'average operating hashrate ÷ installed hashrate',
    caution: 'Only indicative in a quarter in which the fleet grew.',
  },

  // G. Grid services
  'grid_services.curtailed_mwh': {
    name: 'Curtailed energy',
    short: 'Curtailed energy',
    definition:
      'Electricity that would have been used if the load had not been reduced for the grid. It is a comparison with a modelled baseline, so it is always an estimate.',
    formula: 'sum of (baseline use − actual use) during events',
    caution: 'A counterfactual: nothing was metered, and it is no measure of emissions.',
  },
  'grid_services.curtailment_rate': {
    name: 'Curtailment rate',
    short: 'Curtailment rate',
    definition: 'Curtailed energy as a part of what would have been used without curtailment, for the same sites and workload.',
    formula: 'curtailed energy ÷ (electricity use + curtailed energy)',
    caution: 'It rests on a modelled baseline.',
  },
  'grid_services.event_hours': {
    name: 'Event hours',
    short: 'Event hours',
    definition: 'Hours in which the load was reduced for a grid programme. An hour with two programmes counts once.',
    formula: 'sum of hours of events',
  },
  'grid_services.average_reduction_mw': {
    name: 'Average reduction',
    short: 'Average reduction',
    definition: 'How much the load was lowered on average while events lasted, against a modelled baseline.',
    formula: 'curtailed energy ÷ event hours',
  },
  'grid_services.revenue_per_curtailed_mwh': {
    name: 'Grid revenue per curtailed MWh',
    short: 'Revenue per MWh cut',
    definition: 'What the grid programmes paid for each MWh that was not used. Payments for standing ready, which have no MWh, are left out.',
    formula: 'grid-service revenue for paid reductions ÷ paid curtailed energy',
    caution: 'The denominator is a modelled quantity.',
  },

  // H. AI capacity and targets
  'ai.contracted_it_mw': {
    name: 'Contracted critical-IT capacity',
    short: 'Contracted MW IT',
    definition: 'Capacity for customers’ IT equipment under signed, binding contracts at the end of the quarter. Letters of intent are left out.',
    formula: 'contracted critical-IT level at the last instant of the period',
    caution: 'Contracted is not yet energised, and energised is not yet billed.',
  },
  'ai.energised_it_mw': {
    name: 'Energised critical-IT capacity',
    short: 'Energised MW IT',
    definition: 'Capacity for customers’ IT equipment with utility power live and accepted at the end of the quarter.',
    formula: 'energised critical-IT level at the last instant of the period',
    caution: 'Critical IT leaves out cooling and losses; gross MW includes them.',
  },
  'ai.billing_it_mw': {
    name: 'Billing capacity',
    short: 'Billing MW IT',
    definition: 'Energised capacity for which customers were paying at the end of the quarter.',
    formula: 'billing critical-IT level at the last instant of the period',
  },
  'ai.contract_conversion': {
    name: 'Energised share of contracted',
    short: 'Energised / contracted',
    definition: 'How much of the contracted critical-IT capacity has been energised so far.',
    formula: 'energised critical-IT capacity ÷ contracted critical-IT capacity',
    caution: 'It falls when a new contract is signed; above the whole means capacity built without a contract.',
  },
  'ai.progress_to_target': {
    name: 'Progress from base to target',
    short: 'Progress to target',
    definition: 'How far the value has moved from where it started towards the target. It can be negative or go beyond the target.',
    formula: '(value now − base value) ÷ (target value − base value)',
  },
  'ai.time_elapsed': {
    name: 'Time elapsed',
    short: 'Time elapsed',
    definition: 'How much of the time between the base date and the target date has passed.',
    formula: 'days since the base date ÷ days from the base date to the target date',
  },
  'ai.pace_gap_pp': {
    name: 'Gap to linear pace',
    short: 'Gap to linear pace',
    definition: 'Progress less time elapsed, in percentage points. A negative gap means behind a straight line from base to target.',
    formula: 'progress from base to target − time elapsed',
    caution: 'Buildings are energised in steps, so a straight line is a yardstick and not a plan.',
  },
  'ai.required_run_rate': {
    name: 'Required run-rate',
    short: 'Required run-rate',
    definition: 'How much capacity each remaining quarter has to add for the target to be met on its date. It is arithmetic, not a forecast.',
    formula: '(target value − value now) ÷ quarters left',
  },
  'ai.actual_run_rate': {
    name: 'Actual run-rate',
    short: 'Actual run-rate',
    definition: 'How much capacity was added per quarter on average over the last four quarters.',
    formula: '(value now − value four quarters earlier) ÷ four',
  },

  // I. Data quality
  'quality.measured_share': {
    name: 'Measured share of electricity',
    short: 'Measured share',
    definition: 'The part of electricity use that comes from the company’s own calibrated meters. Invoices and filings count as reported, not as measured.',
    formula: '(electricity use with status measured − its estimated part) ÷ electricity use',
  },
  'quality.estimated_share': {
    name: 'Estimated share of electricity',
    short: 'Estimated share',
    definition: 'The part of electricity use that rests on an assumption no source gives. Each such value states its assumption in a note.',
    formula: 'estimated electricity use ÷ electricity use',
    caution: 'A value derived by arithmetic from reported figures is not counted as estimated.',
  },
  'quality.assured_share': {
    name: 'Share under external assurance',
    short: 'Share under assurance',
    definition: 'The part of electricity use for which an external assurance report of the stated level has been issued.',
    formula: 'electricity use at that assurance level ÷ electricity use',
    caution: 'Limited and reasonable assurance are different levels and are counted apart.',
  },
  'quality.metric_status': {
    name: 'Data status',
    short: 'Data status',
    definition: 'The weakest status among all the cells a figure is computed from: measured, reported, derived or estimated.',
    formula: 'weakest status of the inputs',
    caution: 'One estimated cell makes the whole figure estimated; the estimated share says how much of it.',
  },
  'quality.restated_count': {
    name: 'Restated values',
    short: 'Restated values',
    definition: 'How many values of the periods shown have been corrected after publication. The earlier values stay visible.',
    formula: 'count of restatements affecting the periods shown',
  },
}
