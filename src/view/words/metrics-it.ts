import type { MetricWords } from './metric.ts'

/** The Italian words of every metric, keyed by its id in the catalogue. */
export const metricsIt: Readonly<Record<string, MetricWords>> = {
  // A. Capacità ed energia
  'capacity.hours': {
    name: 'Ore del periodo',
    short: 'Ore',
    definition:
      'Le ore effettivamente trascorse tra l’inizio e la fine del trimestre nel luogo dell’impianto. Quando cambia l’ora legale, il trimestre dura un’ora in meno o in più rispetto ai suoi giorni.',
    formula: 'fine del periodo − inizio del periodo, in ore trascorse nel fuso orario dell’impianto',
  },
  'capacity.capacity_hours': {
    name: 'Ore-capacità',
    short: 'Ore-capacità',
    definition:
      'L’elettricità che l’impianto avrebbe potuto assorbire usando in ogni ora tutta la capacità energizzata. È un tetto con cui confrontare il consumo, non una quantità consumata.',
    formula: 'somma di (livello di capacità energizzata × ore a quel livello)',
    caution: 'L’unità è il MWh, ma nulla è stato consumato: è capacità moltiplicata per tempo.',
  },
  'capacity.average_mw': {
    name: 'Capacità energizzata media',
    short: 'Capacità media',
    definition:
      'La capacità energizzata del trimestre, in cui ogni livello pesa per le ore in cui è rimasto in vigore. È il denominatore di tutti i valori per MW di questo sito.',
    formula: 'ore-capacità ÷ ore del periodo',
    caution: 'Il MW misura la capacità, cioè il massimo assorbibile in un istante; il MWh misura il consumo nel tempo.',
  },
  'capacity.period_end_mw': {
    name: 'Capacità a fine periodo',
    short: 'Capacità a fine periodo',
    definition:
      'La capacità energizzata nell’ultimo istante del trimestre. Indica a che punto è l’impianto e non fa mai da denominatore: una sala energizzata nell’ultima settimana vi entra per intero, anche se ha funzionato pochissimo.',
    formula: 'livello di capacità energizzata nell’ultimo istante del periodo',
  },
  'capacity.in_service_average_mw': {
    name: 'Media in esercizio',
    short: 'Media in esercizio',
    definition:
      'La capacità media calcolata solo sulle ore in cui era energizzata almeno una parte della capacità. Si riporta per i trimestri di avvio di un impianto o di una sala.',
    formula: 'ore-capacità ÷ ore in esercizio',
    caution: 'Non è un denominatore: i valori per MW usano la media dell’intero trimestre.',
  },
  'capacity.in_service_hours': {
    name: 'Ore in esercizio',
    short: 'Ore in esercizio',
    definition:
      'Le ore del trimestre in cui era energizzata almeno una parte della capacità. Indica che l’alimentazione era disponibile, non che le macchine fossero in funzione.',
    formula: 'somma delle ore con capacità energizzata superiore a zero',
  },
  'energy.use_mwh': {
    name: 'Consumo elettrico',
    short: 'Consumo elettrico',
    definition:
      'L’elettricità consegnata agli impianti per un’attività nel corso del trimestre, compresi il raffreddamento e le perdite interne. È esclusa l’energia che un cliente ospitato acquista per proprio conto.',
    formula: 'somma dell’elettricità consegnata, su impianti e attività',
    caution: 'Il MWh misura il consumo nel tempo; non è il MW, che misura la capacità.',
  },
  'energy.electricity_gj': {
    name: 'Elettricità in GJ',
    short: 'Elettricità (GJ)',
    definition:
      'Il consumo elettrico in gigajoule, l’unità richiesta da alcuni standard di rendicontazione. È la stessa elettricità, convertita in modo esatto, non una quantità aggiuntiva.',
    formula: 'consumo elettrico × gigajoule contenuti in un MWh',
  },
  'energy.total_gj': {
    name: 'Energia consumata',
    short: 'Energia (GJ)',
    definition:
      'L’elettricità e il combustibile bruciato in sito, insieme, in gigajoule; il combustibile è contato al potere calorifico superiore, come fa SASB.',
    formula: 'elettricità in GJ + somma di (combustibile bruciato × potere calorifico superiore)',
    caution: 'Differisce di poco dal totale ESRS, che conta il combustibile al potere calorifico inferiore.',
  },
  'energy.total_esrs_mwh': {
    name: 'Consumo di energia, base ESRS',
    short: 'Energia, base ESRS',
    definition:
      'L’elettricità e il combustibile bruciato in sito, insieme, in MWh; il combustibile è contato al potere calorifico inferiore, come fanno gli standard europei.',
    formula: 'consumo elettrico + somma di (combustibile bruciato × potere calorifico inferiore), in MWh',
    caution: 'Non è il totale in gigajoule convertito: il combustibile è contato su un’altra base.',
  },
  'energy.fuel_gj': {
    name: 'Energia dei combustibili, potere calorifico superiore',
    short: 'Combustibili (GJ)',
    definition:
      'L’energia contenuta nel combustibile bruciato in sito, per esempio il gasolio di un gruppo di emergenza, compreso il calore che si disperde come vapore acqueo.',
    formula: 'somma di (combustibile bruciato × potere calorifico superiore)',
  },
  'energy.fuel_mwh': {
    name: 'Energia dei combustibili, potere calorifico inferiore',
    short: 'Combustibili (MWh)',
    definition:
      'L’energia contenuta nel combustibile bruciato in sito, per esempio il gasolio di un gruppo di emergenza, senza il calore che si disperde come vapore acqueo. È energia del combustibile, non elettricità prodotta con esso.',
    formula: 'somma di (combustibile bruciato × potere calorifico inferiore), in MWh',
  },
  'energy.per_mw': {
    name: 'Consumo per MW',
    short: 'MWh per MW',
    definition:
      'Quanta elettricità ha consumato nel trimestre ogni MW di capacità energizzata. Si può leggere come il numero di ore a pieno carico che darebbe lo stesso consumo.',
    formula: 'consumo elettrico ÷ capacità energizzata media ponderata per il tempo',
    caution:
      'Misura quanto viene sfruttata la capacità, non l’efficienza; un trimestre più lungo dà un valore più alto, quindi tra trimestri è meglio confrontare il fattore di utilizzo della capacità.',
  },
  'energy.capacity_factor': {
    name: 'Fattore di utilizzo della capacità',
    short: 'Utilizzo capacità',
    definition:
      'Il consumo elettrico in rapporto a quanto la capacità energizzata avrebbe potuto assorbire nelle stesse ore. Le interruzioni e le riduzioni di carico lo abbassano.',
    formula: 'consumo elettrico ÷ ore-capacità',
    caution: 'Non è il fattore di carico, che confronta il carico medio con il picco dell’impianto stesso.',
  },
  'energy.average_load_mw': {
    name: 'Carico medio',
    short: 'Carico medio',
    definition:
      'La potenza costante che avrebbe dato lo stesso consumo nel trimestre. Permette di confrontare trimestri di durata diversa.',
    formula: 'consumo elettrico ÷ ore del periodo',
    caution: 'È quanto è stato assorbito in media, non quanto era installato.',
  },
  'energy.peak_mw': {
    name: 'Picco orario',
    short: 'Picco orario',
    definition:
      'Il carico dell’ora di maggior consumo del trimestre. Per la società è l’ora più alta di tutti gli impianti insieme, non la somma dei picchi dei singoli impianti.',
    formula: 'consumo dell’ora più alta ÷ un’ora',
  },
  'energy.load_factor': {
    name: 'Fattore di carico',
    short: 'Fattore di carico',
    definition:
      'Quanto è stato costante il carico: il carico orario medio in rapporto all’ora più alta. Richiede dati orari e si riporta per un impianto alla volta.',
    formula: 'carico orario medio ÷ picco orario',
    caution:
      'Non è il fattore di utilizzo della capacità: un impianto che lavora con regolarità a metà della capacità ha un fattore di carico elevato.',
  },
  'energy.ai_share': {
    name: 'Quota AI dei consumi',
    short: 'Quota AI dei consumi',
    definition: 'La parte del consumo elettrico destinata all’hosting per l’IA. Dice dove è andata l’elettricità, non quanto ha reso.',
    formula: 'consumo elettrico dell’hosting per l’IA ÷ consumo elettrico di tutte le attività',
  },
  'energy.by_workload_share': {
    name: 'Ripartizione dei consumi',
    short: 'Ripartizione consumi',
    definition:
      'Come il consumo elettrico si divide tra mining di bitcoin, hosting per l’IA e altre attività. Non è il mix delle fonti di energia.',
    formula: 'consumo elettrico dell’attività ÷ consumo elettrico di tutte le attività',
    caution: 'Le quote sono arrotondate una per una e la loro somma può scostarsi di poco dal totale.',
  },
  'energy.per_musd': {
    name: 'Energia per milione di USD',
    short: 'MWh per mln USD',
    definition:
      'L’elettricità consumata per ogni milione di dollari di ricavi; consumo e ricavi coprono gli stessi impianti e le stesse attività.',
    formula: 'consumo elettrico ÷ ricavi in milioni',
    caution: 'Scende quando sale il prezzo del bitcoin, anche se nell’uso dell’elettricità non è cambiato nulla.',
  },
  'energy.grid_share': {
    name: 'Quota da rete',
    short: 'Quota da rete',
    definition:
      'La parte di tutta l’energia consumata, combustibili compresi, arrivata come elettricità dalla rete. Non dice nulla su come quell’elettricità sia stata prodotta.',
    formula: 'elettricità da rete in GJ ÷ energia consumata in GJ',
  },
  'energy.renewable_share_sasb': {
    name: 'Energia rinnovabile, base SASB',
    short: 'Rinnovabile, base SASB',
    definition:
      'La parte di tutta l’energia consumata coperta da strumenti contrattuali annullati, o da forniture dirette di cui la società ha conservato gli attributi, appartenente all’insieme rinnovabile: sole, vento, acqua, geotermia e biomassa.',
    formula:
      '(strumenti annullati + forniture dirette con attributi conservati, dell’insieme rinnovabile, in GJ) ÷ energia consumata in GJ',
    caution: 'Il mix della rete non conta in questa quota, e nemmeno l’energia nucleare.',
  },
  'energy.zero_carbon_share[grid_mix]': {
    name: 'Quota a zero emissioni, base mix di rete',
    short: 'Zero emiss., mix rete',
    definition:
      'La parte del consumo elettrico che verrebbe da impianti solari, eolici, idroelettrici, geotermici e nucleari se ogni sito ricevesse il mix medio della propria rete. Descrive la rete; non è un acquisto della società.',
    formula: 'somma di (consumo elettrico × quota di quegli impianti nella produzione della regione) ÷ consumo elettrico',
    caution:
      'Le quote su base mix di rete e su base contrattuale non si sommano: conterebbero due volte la stessa elettricità. Si considerano solo le emissioni dirette da combustione, non l’intero ciclo di vita.',
  },
  'energy.zero_carbon_share[contractual]': {
    name: 'Quota a zero emissioni, base contrattuale',
    short: 'Zero emiss., contratti',
    definition:
      'La parte del consumo elettrico coperta da strumenti contrattuali annullati, o da forniture dirette, di impianti solari, eolici, idroelettrici, geotermici o nucleari dello stesso mercato. Dice che cosa è stato acquistato e dichiarato, non che cosa è passato nei cavi.',
    formula: 'somma del minore tra (strumenti annullati, consumo elettrico) ÷ consumo elettrico',
    caution:
      'Le quote su base contrattuale e su base mix di rete non si sommano: conterebbero due volte la stessa elettricità. Si considerano solo le emissioni dirette da combustione, non l’intero ciclo di vita.',
  },
  'energy.zero_carbon_share[hourly]': {
    name: 'Quota a zero emissioni, base oraria',
    short: 'Zero emiss., oraria',
    definition:
      'La parte del carico coperta, ora per ora, da forniture contrattuali della stessa ora e, per il resto, dalla parte della rete che non ha emissioni dirette da combustione. L’eccesso di un’ora non conta mai in un’altra.',
    formula: 'somma sulle ore di (carico coperto da contratti + carico restante × quota della rete in quell’ora) ÷ carico',
    caution:
      'Non è confrontabile né con la base mix di rete né con la base contrattuale, che confrontano periodi più lunghi di un’ora.',
  },

  // B. Ricavi, prezzi e produttività
  'revenue.total': {
    name: 'Ricavi',
    short: 'Ricavi',
    definition:
      'I ricavi del trimestre secondo il conto economico della società. Se la fonte riporta un totale si usa quello; altrimenti si sommano i segmenti.',
    formula: 'totale riportato dalla fonte oppure, se manca, somma dei ricavi dei segmenti',
  },
  'revenue.segment': {
    name: 'Ricavi del segmento',
    short: 'Ricavi del segmento',
    definition:
      'I ricavi di una sola attività, come il mining di bitcoin o l’hosting per l’IA, così come li riporta la fonte. Sono ricavi, non utili.',
    formula: 'somma dei ricavi del segmento, su tutti gli impianti',
  },
  'revenue.not_split': {
    name: 'Ricavi non ripartiti nella fonte',
    short: 'Non ripartiti (fonte)',
    definition:
      'La parte dei ricavi totali che la fonte non attribuisce ad alcun segmento. È mostrata perché le parti arrivino al totale e non viene assegnata a nessuna attività.',
    formula: 'ricavi totali − somma dei ricavi dei segmenti',
    caution: 'Un importo piccolo di solito è un arrotondamento della fonte, non un’altra attività.',
  },
  'revenue.share': {
    name: 'Mix dei ricavi',
    short: 'Mix dei ricavi',
    definition: 'La parte dei ricavi totali che proviene da un segmento.',
    formula: 'ricavi del segmento ÷ ricavi totali',
    caution: 'Una rettifica può rendere negativo un segmento; gli altri possono allora superare il totale.',
  },
  'revenue.ai_share_core': {
    name: 'Quota AI su mining + AI',
    short: 'Quota AI su mining + AI',
    definition:
      'I ricavi dell’hosting per l’IA in rapporto ai ricavi dell’hosting per l’IA e del mining di bitcoin insieme. Ogni altro ricavo è escluso.',
    formula: 'ricavi dell’hosting per l’IA ÷ (ricavi dell’hosting per l’IA + ricavi del mining)',
    caution: 'È più alta della quota sui ricavi totali ogni volta che esistono altri ricavi.',
  },
  'revenue.per_mwh': {
    name: 'Ricavi per MWh',
    short: 'Ricavi per MWh',
    definition:
      'Quanto ha reso un’attività per ogni MWh di elettricità consumata. Sono ricavi al lordo del costo di quell’elettricità, non un margine.',
    formula: 'ricavi dell’attività ÷ consumo elettrico dell’attività',
    caution:
      'I ricavi dell’hosting per l’IA possono comprendere costi dell’energia riaddebitati al cliente, e quelli del mining seguono il prezzo del bitcoin.',
  },
  'revenue.per_mw': {
    name: 'Ricavi per MW',
    short: 'Ricavi per MW',
    definition:
      'Quanto ha reso un’attività nel trimestre per ogni MW di capacità energizzata media. Il valore riguarda un solo trimestre e non è annualizzato.',
    formula: 'ricavi dell’attività ÷ capacità energizzata media dell’attività, ponderata per il tempo',
    caution: 'È riferito al MW lordo, raffreddamento compreso; non è confrontabile con i valori per MW di IT critico.',
  },
  'revenue.per_mw_it': {
    name: 'Ricavi AI per MW IT',
    short: 'Ricavi AI per MW IT',
    definition:
      'Quanto ha reso l’hosting per l’IA nel trimestre per ogni MW a disposizione delle apparecchiature IT del cliente. Il valore riguarda un solo trimestre e non è annualizzato.',
    formula: 'ricavi dell’hosting per l’IA ÷ capacità IT critica energizzata media, ponderata per il tempo',
    caution: 'Non va mai confrontato con i ricavi per MW lordo: l’IT critico esclude il raffreddamento e le perdite.',
  },
  'power.cost': {
    name: 'Costo dell’energia',
    short: 'Costo dell’energia',
    definition:
      'Quanto è costata l’elettricità del trimestre prima dei proventi dei servizi alla rete: energia, trasporto, oneri di potenza, imposte e regolamento delle coperture, nella misura in cui la fonte li riporta.',
    formula: 'somma delle componenti di costo',
  },
  'power.cost_net': {
    name: 'Costo dell’energia al netto della modulazione',
    short: 'Costo netto',
    definition:
      'Il costo dell’energia come lo pubblica la società, già ridotto dei proventi della modulazione della domanda (demand response). Serve solo per il prezzo netto.',
    formula: 'costo dell’energia dopo la modulazione della domanda, come pubblicato',
    caution: 'I proventi della modulazione sono già compresi in questo valore e non vengono mai sottratti una seconda volta.',
  },
  'power.demand_response': {
    name: 'Proventi della modulazione della domanda',
    short: 'Proventi modulazione',
    definition:
      'Quanto la società ha incassato per aver ridotto il carico su richiesta della rete (demand response). Il dato è mostrato a titolo informativo e non entra in alcun costo di questo sito.',
    formula: 'somma dei proventi della modulazione della domanda, come riportati',
  },
  'power.price_gross': {
    name: 'Prezzo lordo',
    short: 'Prezzo lordo',
    definition: 'Il costo medio di un MWh di elettricità prima dei proventi dei servizi alla rete.',
    formula: 'costo dell’energia ÷ consumo elettrico',
    caution: 'Manca quando la fonte pubblica soltanto un costo netto.',
  },
  'power.price_net': {
    name: 'Prezzo netto',
    short: 'Prezzo netto',
    definition:
      'Il costo medio di un MWh di elettricità dopo aver tolto i proventi dei servizi alla rete. Non è il prezzo di una bolletta e può essere negativo.',
    formula:
      '(costo dell’energia − ricavi dei servizi alla rete) ÷ consumo elettrico, oppure costo netto come pubblicato ÷ consumo elettrico',
    caution: 'Va letto accanto al prezzo lordo, quando c’è.',
  },
  'power.cost_share_revenue': {
    name: 'Incidenza del costo energia',
    short: 'Incidenza costo energia',
    definition: 'La parte dei ricavi assorbita dall’elettricità. Non è un margine: gli altri costi sono esclusi.',
    formula: 'costo dell’energia ÷ ricavi',
    caution: 'Scende quando sale il prezzo del bitcoin, anche a prezzo dell’energia invariato.',
  },
  'power.cost_per_btc': {
    name: 'Costo energia per BTC',
    short: 'Costo energia per BTC',
    definition:
      'Il costo dell’elettricità degli impianti di mining per ogni bitcoin minato. È la sola energia diretta; macchine, personale, affitti e interessi sono esclusi.',
    formula: 'costo dell’energia del mining ÷ BTC minati',
    caution: 'Non è il costo pieno di un bitcoin; cresce con la difficoltà della rete e a ogni halving.',
  },

  // C. Gas serra
  'emissions.scope1': {
    name: 'Ambito 1',
    short: 'Ambito 1',
    definition:
      'I gas serra rilasciati dalle apparecchiature della società: combustibile bruciato nei gruppi elettrogeni e gas dispersi da raffreddamento, quadri elettrici o impianti antincendio. L’elettricità acquistata non vi rientra.',
    formula: 'somma di (combustibile bruciato × fattore di emissione) + somma di (gas disperso × potenziale di riscaldamento globale)',
    caution: 'Se mancano i dati sui combustibili il valore resta vuoto; un vuoto non è uno zero.',
  },
  'emissions.scope2_location': {
    name: 'Ambito 2, in base alla località',
    short: 'Ambito 2, località',
    definition:
      'I gas serra emessi per produrre l’elettricità acquistata, secondo le emissioni medie della rete del luogo in cui è stata consumata (location-based). Contratti e altri strumenti non lo modificano.',
    formula: 'somma di (consumo elettrico × fattore di emissione della regione di rete)',
    caution: 'Va letto accanto al valore in base al mercato; i due non si sommano.',
  },
  'emissions.scope2_market': {
    name: 'Ambito 2, in base al mercato',
    short: 'Ambito 2, mercato',
    definition:
      'I gas serra emessi per produrre l’elettricità acquistata, secondo i contratti della società (market-based). Al consumo coperto da strumenti annullati si applica il loro fattore; al resto il mix residuo o, dove non è pubblicato, la media della rete.',
    formula: 'somma di (strumenti × loro fattore) + somma di (consumo non coperto × fattore del mix residuo)',
    caution: 'Va letto accanto al valore in base alla località; può essere il più alto dei due.',
  },
  'emissions.scope2_mb_hourly_pilot': {
    name: 'Ambito 2, in base al mercato, pilota orario',
    short: 'Ambito 2, pilota orario',
    definition:
      'Una versione di prova del valore in base al mercato, in cui l’elettricità contrattuale conta solo nell’ora in cui è stata prodotta. Segue un metodo in bozza e non sostituisce nessuno dei due valori dell’Ambito 2.',
    formula: 'somma sulle ore di (carico coperto × fattore dello strumento + carico non coperto × fattore del mix residuo)',
    caution: 'Valore pilota, metodo in bozza.',
  },
  'emissions.scope3_cat3': {
    name: 'Ambito 3 cat. 3',
    short: 'Ambito 3 cat. 3',
    definition:
      'I gas serra delle attività legate a combustibili ed energia fuori dagli Ambiti 1 e 2, come la produzione dei combustibili, le perdite di rete e l’elettricità ceduta ad altri.',
    formula: 'somma di (energia interessata × suo fattore di emissione)',
  },
  'emissions.scope3_cat13': {
    name: 'Ambito 3 cat. 13',
    short: 'Ambito 3 cat. 13',
    definition:
      'I gas serra dell’elettricità consumata dalle apparecchiature dei clienti nelle sale che la società affitta e non controlla. È mostrato perché l’energia dei clienti ospitati non scompaia alla vista.',
    formula: 'somma di (elettricità dei clienti ospitati × fattore di emissione)',
  },
  'emissions.total_location': {
    name: 'Ambito 1+2, in base alla località',
    short: 'Ambito 1+2, località',
    definition:
      'Le emissioni proprie e quelle dell’elettricità acquistata, contata secondo la media della rete locale. L’Ambito 3 è escluso.',
    formula: 'Ambito 1 + Ambito 2 in base alla località',
    caution: 'Va sempre in coppia con il totale in base al mercato.',
  },
  'emissions.total_market': {
    name: 'Ambito 1+2, in base al mercato',
    short: 'Ambito 1+2, mercato',
    definition:
      'Le emissioni proprie e quelle dell’elettricità acquistata, contata secondo i contratti. L’Ambito 3 è escluso.',
    formula: 'Ambito 1 + Ambito 2 in base al mercato',
    caution: 'Va sempre in coppia con il totale in base alla località.',
  },
  'emissions.per_mwh_location': {
    name: 'Intensità carbonica, in base alla località',
    short: 'CO₂e per MWh, località',
    definition: 'I gas serra per ogni MWh di elettricità consumata, contata secondo la media della rete locale.',
    formula: '(Ambito 1 + Ambito 2 in base alla località) ÷ consumo elettrico',
    caution: 'Un’intensità può scendere mentre le emissioni totali crescono.',
  },
  'emissions.per_mwh_market': {
    name: 'Intensità carbonica, in base al mercato',
    short: 'CO₂e per MWh, mercato',
    definition: 'I gas serra per ogni MWh di elettricità consumata, contata secondo i contratti.',
    formula: '(Ambito 1 + Ambito 2 in base al mercato) ÷ consumo elettrico',
    caution: 'Un’intensità può scendere mentre le emissioni totali crescono.',
  },
  'emissions.per_musd_location': {
    name: 'Emissioni per milione di USD, in base alla località',
    short: 'CO₂e/mln USD, località',
    definition: 'I gas serra per ogni milione di dollari di ricavi; l’elettricità è contata secondo la media della rete locale.',
    formula: '(Ambito 1 + Ambito 2 in base alla località) ÷ ricavi in milioni',
    caution: 'Scende quando sale il prezzo del bitcoin, anche se nelle emissioni non è cambiato nulla.',
  },
  'emissions.per_musd_market': {
    name: 'Emissioni per milione di USD, in base al mercato',
    short: 'CO₂e/mln USD, mercato',
    definition: 'I gas serra per ogni milione di dollari di ricavi; l’elettricità è contata secondo i contratti.',
    formula: '(Ambito 1 + Ambito 2 in base al mercato) ÷ ricavi in milioni',
    caution: 'Scende quando sale il prezzo del bitcoin, anche se nelle emissioni non è cambiato nulla.',
  },
  'emissions.per_btc_location': {
    name: 'Emissioni per BTC, in base alla località',
    short: 'CO₂e per BTC, località',
    definition:
      'I gas serra degli impianti di mining per ogni bitcoin minato; l’elettricità è contata secondo la media della rete locale. L’hosting per l’IA è escluso.',
    formula: 'emissioni del mining in base alla località ÷ BTC minati',
    caution: 'Dipende dalla difficoltà della rete bitcoin e dagli halving, che la società non controlla.',
  },
  'emissions.per_btc_market': {
    name: 'Emissioni per BTC, in base al mercato',
    short: 'CO₂e per BTC, mercato',
    definition:
      'I gas serra degli impianti di mining per ogni bitcoin minato; l’elettricità è contata secondo i contratti. L’hosting per l’IA è escluso.',
    formula: 'emissioni del mining in base al mercato ÷ BTC minati',
    caution: 'Dipende dalla difficoltà della rete bitcoin e dagli halving, che la società non controlla.',
  },
  'emissions.instrument_coverage': {
    name: 'Copertura contrattuale',
    short: 'Copertura contrattuale',
    definition:
      'La parte del consumo elettrico coperta da garanzie di origine annullate, contratti di fornitura o linee dirette, di qualunque tecnologia. Dice quanto è sotto contratto, non come è stato prodotto.',
    formula: 'strumenti annullati ÷ consumo elettrico, al massimo l’intero consumo',
  },
  'emissions.market_location_gap': {
    name: 'Scarto tra mercato e località',
    short: 'Mercato su località',
    definition:
      'Di quanto l’Ambito 2 in base al mercato sta sopra o sotto quello in base alla località. Uno scarto negativo viene dai contratti; uno positivo significa che il mix residuo emette più della media della rete.',
    formula: 'Ambito 2 in base al mercato ÷ Ambito 2 in base alla località − uno',
    caution: 'È la differenza tra due modi di contare, non una riduzione delle emissioni.',
  },
  'emissions.factor': {
    name: 'Fattore di emissione di un combustibile',
    short: 'Fattore combustibile',
    definition:
      'I gas serra rilasciati bruciando un’unità di un combustibile, secondo la fonte citata. È un dato di ingresso, non un risultato della società.',
    formula: 'gas serra in CO₂ equivalente ÷ quantità di combustibile',
  },

  // D. Data center
  'datacentre.interim_pue': {
    name: 'PUE intermedio',
    short: 'PUE intermedio',
    definition:
      'L’efficacia d’uso dell’energia (PUE) in un solo trimestre: tutta l’elettricità del data center per ogni unità arrivata alle apparecchiature IT. Un valore pari a uno significherebbe nessun consumo accessorio.',
    formula: 'consumo elettrico dell’impianto ÷ consumo elettrico delle apparecchiature IT',
    caution:
      'Il PUE vero e proprio copre dodici mesi; un trimestre risente della stagione e quello di avvio è alto per natura.',
  },
  'datacentre.pue': {
    name: 'PUE (dodici mesi)',
    short: 'PUE (dodici mesi)',
    definition:
      'L’efficacia d’uso dell’energia (PUE) su quattro trimestri consecutivi: tutta l’elettricità del data center per ogni unità arrivata alle apparecchiature IT. Misura i consumi accessori, non il rendimento dell’IT.',
    formula:
      'somma del consumo elettrico dell’impianto su dodici mesi ÷ somma del consumo elettrico delle apparecchiature IT su dodici mesi',
    caution: 'Non è mai la media di quattro valori trimestrali.',
  },
  'datacentre.wue_input': {
    name: 'WUE, acqua prelevata',
    short: 'WUE, prelevata',
    definition:
      'L’efficacia d’uso dell’acqua (WUE): acqua portata nel data center per ogni kWh delle apparecchiature IT. L’acqua usata altrove per produrre l’elettricità è esclusa.',
    formula: 'acqua prelevata ÷ consumo elettrico delle apparecchiature IT',
    caution: 'Prelievo e consumo sono flussi diversi; si confrontano solo valori dello stesso tipo.',
  },
  'datacentre.wue_consumption': {
    name: 'WUE, acqua consumata',
    short: 'WUE, consumata',
    definition:
      'L’efficacia d’uso dell’acqua (WUE): acqua consumata, cioè prelevata e non scaricata, per ogni kWh delle apparecchiature IT.',
    formula: 'acqua consumata ÷ consumo elettrico delle apparecchiature IT',
    caution: 'È più bassa del valore sull’acqua prelevata ogni volta che una parte dell’acqua viene scaricata.',
  },
  'datacentre.cue_location': {
    name: 'CUE, in base alla località',
    short: 'CUE, località',
    definition:
      'L’efficacia d’uso del carbonio (CUE): gas serra dell’energia del data center per ogni kWh delle apparecchiature IT, con l’elettricità contata secondo la media della rete locale.',
    formula: 'emissioni del data center in base alla località ÷ consumo elettrico delle apparecchiature IT',
  },
  'datacentre.cue_market': {
    name: 'CUE, in base al mercato',
    short: 'CUE, mercato',
    definition:
      'L’efficacia d’uso del carbonio (CUE): gas serra dell’energia del data center per ogni kWh delle apparecchiature IT, con l’elettricità contata secondo i contratti.',
    formula: 'emissioni del data center in base al mercato ÷ consumo elettrico delle apparecchiature IT',
  },
  'datacentre.ref': {
    name: 'REF, fattore rinnovabile',
    short: 'REF',
    definition:
      'La parte dell’energia del data center che viene dall’insieme rinnovabile (sole, vento, acqua, geotermia, biomassa) e i cui attributi la società possiede e ha annullato.',
    formula: 'energia dell’insieme rinnovabile con attributi posseduti e annullati ÷ consumo elettrico, al massimo uno',
    caution: 'Il mix della rete non conta in questo fattore, e nemmeno l’energia nucleare.',
  },
  'datacentre.erf': {
    name: 'ERF, fattore di riuso',
    short: 'ERF',
    definition:
      'La parte dell’energia del data center riutilizzata al suo esterno, per esempio come calore per edifici. Il riuso interno al data center non conta.',
    formula: 'energia riutilizzata fuori dal data center ÷ consumo elettrico',
  },
  'water.withdrawn': {
    name: 'Acqua prelevata',
    short: 'Acqua prelevata',
    definition:
      'Tutta l’acqua portata negli impianti nel trimestre, da qualunque fornitura, compresa quella poi scaricata.',
    formula: 'somma dell’acqua in ingresso',
  },
  'water.consumed': {
    name: 'Acqua consumata',
    short: 'Acqua consumata',
    definition:
      'L’acqua prelevata e non restituita, perché evaporata o utilizzata in altro modo. È una parte dell’acqua prelevata, non un’aggiunta.',
    formula: 'somma dell’acqua consumata, cioè prelievo − scarico',
  },
  'water.stress_share': {
    name: 'Quota in aree a stress idrico elevato',
    short: 'Quota stress idrico',
    definition:
      'La parte dell’acqua che riguarda impianti in aree classificate a stress idrico elevato o molto elevato. La classe appartiene all’area, non al comportamento dell’impianto.',
    formula: 'somma dell’acqua degli impianti in aree a stress elevato o molto elevato ÷ somma dell’acqua di tutti gli impianti',
  },

  // E. Energia senza emissioni di carbonio, base oraria
  'cfe.score': {
    name: 'Punteggio CFE orario',
    short: 'Punteggio CFE',
    definition:
      'La parte del carico coperta, ora per ora, da energia senza emissioni di carbonio (CFE) su base oraria: le forniture contrattuali di quell’ora e, per il resto, la quota che la rete stessa aveva in quell’ora.',
    formula: 'somma sulle ore di (carico coperto da contratti + carico restante × quota della rete in quell’ora) ÷ carico',
    caution:
      'L’eccesso di un’ora non conta mai in un’altra, quindi il punteggio è più basso di quanto suggerisca l’abbinamento volumetrico.',
  },
  'cfe.contracted_matched': {
    name: 'CFE contrattuale abbinata',
    short: 'CFE contrattuale',
    definition:
      'La parte del carico coperta da forniture contrattuali prodotte nella stessa ora. Il mix della rete è escluso.',
    formula: 'somma sulle ore del minore tra (carico, fornitura contrattuale) ÷ carico',
  },
  'cfe.volumetric': {
    name: 'Abbinamento volumetrico',
    short: 'Abbinam. volumetrico',
    definition:
      'Le forniture contrattuali dell’intero periodo confrontate con il carico dell’intero periodo, qualunque sia l’ora. Si mostra solo accanto al punteggio orario, per rendere visibile la differenza.',
    formula: 'forniture contrattuali ÷ carico, al massimo l’intero carico',
    caution: 'Conta un eccesso di mezzogiorno a fronte di un fabbisogno notturno.',
  },
  'cfe.excess_mwh': {
    name: 'Eccesso non abbinato',
    short: 'Eccesso non abbinato',
    definition:
      'Le forniture contrattuali prodotte in ore in cui il carico era più basso. Nel punteggio orario non valgono nulla.',
    formula: 'somma sulle ore di (fornitura contrattuale − carico), quando è positivo',
  },
  'cfe.coverage': {
    name: 'Copertura oraria',
    short: 'Copertura oraria',
    definition:
      'La parte delle ore del trimestre per le quali sono noti il carico, le forniture contrattuali e la quota della rete.',
    formula: 'ore con tutti e tre i valori ÷ ore del periodo',
    caution: 'Sotto il novantanove per cento non si mostra alcun punteggio orario.',
  },

  // F. Mining
  'mining.btc': {
    name: 'BTC minati',
    short: 'BTC minati',
    definition:
      'I bitcoin ottenuti dalle macchine della società, secondo i pagamenti del pool di mining. Quelli dei clienti ospitati sono esclusi.',
    formula: 'somma dei bitcoin minati in proprio',
    caution: 'Un calo può venire dalla difficoltà della rete o da un halving, e non da una minore attività.',
  },
  'mining.energy_per_btc': {
    name: 'Energia per BTC',
    short: 'MWh per BTC',
    definition: 'L’elettricità consumata dal mining in proprio per ogni bitcoin minato.',
    formula: 'consumo elettrico del mining in proprio ÷ BTC minati',
    caution:
      'Dipende dalla difficoltà della rete e dagli halving: nel tempo cresce anche se le macchine consumano meno. Per le macchine si vedano i joule per terahash.',
  },
  'mining.hashrate_installed': {
    name: 'Hashrate installato',
    short: 'Hashrate installato',
    definition:
      'La velocità di calcolo di tutte le macchine di mining installate, secondo le schede tecniche. È quanto potrebbe funzionare, non quanto ha funzionato.',
    formula: 'somma di (macchine × hashrate nominale)',
  },
  'mining.fleet_nameplate_mw': {
    name: 'Potenza di targa',
    short: 'Potenza di targa',
    definition:
      'La potenza che tutte le macchine di mining installate assorbirebbero insieme secondo le schede tecniche, senza il raffreddamento.',
    formula: 'somma di (macchine × potenza nominale)',
  },
  'mining.fleet_efficiency_nameplate': {
    name: 'Efficienza di targa',
    short: 'J/TH, di targa',
    definition:
      'L’energia che serve alle macchine installate per un terahash, secondo le schede tecniche. Un valore più basso è migliore.',
    formula: 'somma di (macchine × potenza nominale) ÷ somma di (macchine × hashrate nominale)',
    caution: 'È ponderata per l’hashrate; la media dei modelli darebbe un altro numero.',
  },
  'mining.fleet_efficiency_operational': {
    name: 'Efficienza operativa',
    short: 'J/TH, operativa',
    definition:
      'L’energia che le sale di mining hanno realmente usato per un terahash, compresi il raffreddamento e le perdite. Un valore più basso è migliore.',
    formula: 'consumo elettrico del mining in joule ÷ (hashrate operativo medio × secondi trascorsi)',
    caution:
      'È per natura più alta del valore di targa; non si confronta il valore operativo di una società con quello di targa di un’altra.',
  },
  'mining.hashrate_utilisation': {
    name: 'Utilizzo dell’hashrate',
    short: 'Utilizzo hashrate',
    definition: 'L’hashrate che ha funzionato in media in rapporto a quello installato a fine trimestre.',
    formula: 'hashrate operativo medio ÷ hashrate installato',
    caution: 'È solo indicativo nei trimestri in cui il parco macchine è cresciuto.',
  },

  // G. Servizi alla rete
  'grid_services.curtailed_mwh': {
    name: 'Energia ridotta su richiesta',
    short: 'Energia ridotta',
    definition:
      'L’elettricità che sarebbe stata consumata se il carico non fosse stato ridotto per la rete. È il confronto con una base modellata, quindi è sempre una stima.',
    formula: 'somma di (consumo di base − consumo effettivo) durante gli eventi',
    caution: 'È un valore ipotetico: nessun contatore lo ha misurato e non dice nulla sulle emissioni.',
  },
  'grid_services.curtailment_rate': {
    name: 'Tasso di riduzione',
    short: 'Tasso di riduzione',
    definition:
      'L’energia ridotta in rapporto a quella che sarebbe stata consumata senza riduzioni, per gli stessi impianti e la stessa attività.',
    formula: 'energia ridotta ÷ (consumo elettrico + energia ridotta)',
    caution: 'Si fonda su una base modellata.',
  },
  'grid_services.event_hours': {
    name: 'Ore di evento',
    short: 'Ore di evento',
    definition:
      'Le ore in cui il carico è stato ridotto per un programma di rete. Un’ora con due programmi conta una volta sola.',
    formula: 'somma delle ore degli eventi',
  },
  'grid_services.average_reduction_mw': {
    name: 'Riduzione media',
    short: 'Riduzione media',
    definition: 'Di quanto il carico è stato abbassato in media durante gli eventi, rispetto a una base modellata.',
    formula: 'energia ridotta ÷ ore di evento',
  },
  'grid_services.revenue_per_curtailed_mwh': {
    name: 'Ricavi per MWh ridotto',
    short: 'Ricavi per MWh ridotto',
    definition:
      'Quanto i programmi di rete hanno pagato per ogni MWh non consumato. I pagamenti per la sola disponibilità, che non hanno MWh, sono esclusi.',
    formula: 'ricavi dei servizi alla rete per riduzioni pagate ÷ energia ridotta e pagata',
    caution: 'Il denominatore è una quantità modellata.',
  },

  // H. Capacità per l’IA e obiettivi
  'ai.contracted_it_mw': {
    name: 'Capacità IT contrattualizzata',
    short: 'MW IT contrattualizzati',
    definition:
      'La capacità per le apparecchiature IT dei clienti coperta da contratti firmati e vincolanti a fine trimestre. Le lettere di intenti sono escluse.',
    formula: 'livello di IT critico contrattualizzato nell’ultimo istante del periodo',
    caution: 'La capacità contrattualizzata non è ancora energizzata, e quella energizzata non è ancora fatturata.',
  },
  'ai.energised_it_mw': {
    name: 'Capacità IT energizzata',
    short: 'MW IT energizzati',
    definition:
      'La capacità per le apparecchiature IT dei clienti con alimentazione elettrica attiva e accettata a fine trimestre.',
    formula: 'livello di IT critico energizzato nell’ultimo istante del periodo',
    caution: 'L’IT critico esclude il raffreddamento e le perdite; il MW lordo li comprende.',
  },
  'ai.billing_it_mw': {
    name: 'Capacità fatturata',
    short: 'MW IT fatturati',
    definition: 'La capacità energizzata per la quale i clienti pagavano a fine trimestre.',
    formula: 'livello di IT critico fatturato nell’ultimo istante del periodo',
  },
  'ai.contract_conversion': {
    name: 'Quota energizzata',
    short: 'Quota energizzata',
    definition: 'Quanta parte della capacità IT critica contrattualizzata è stata finora energizzata.',
    formula: 'capacità IT critica energizzata ÷ capacità IT critica contrattualizzata',
    caution:
      'Scende quando si firma un nuovo contratto; oltre l’intero significa capacità costruita senza contratto.',
  },
  'ai.progress_to_target': {
    name: 'Avanzamento',
    short: 'Avanzamento',
    definition:
      'Di quanto il valore si è spostato dal punto di partenza verso l’obiettivo. Può essere negativo o andare oltre l’obiettivo.',
    formula: '(valore attuale − valore di partenza) ÷ (valore obiettivo − valore di partenza)',
  },
  'ai.time_elapsed': {
    name: 'Tempo trascorso',
    short: 'Tempo trascorso',
    definition: 'Quanta parte del tempo tra la data di partenza e la data obiettivo è passata.',
    formula: 'giorni dalla data di partenza ÷ giorni dalla data di partenza alla data obiettivo',
  },
  'ai.pace_gap_pp': {
    name: 'Scarto dal ritmo lineare',
    short: 'Scarto dal ritmo',
    definition:
      'L’avanzamento meno il tempo trascorso, in punti percentuali. Uno scarto negativo indica un ritardo rispetto alla linea retta dalla partenza all’obiettivo.',
    formula: 'avanzamento − tempo trascorso',
    caution: 'Gli edifici si energizzano a scatti: la linea retta è un metro di confronto, non un piano.',
  },
  'ai.required_run_rate': {
    name: 'Ritmo richiesto',
    short: 'Ritmo richiesto',
    definition:
      'Quanta capacità deve aggiungere ogni trimestre restante perché l’obiettivo sia raggiunto alla sua data. È aritmetica, non una previsione.',
    formula: '(valore obiettivo − valore attuale) ÷ trimestri restanti',
  },
  'ai.actual_run_rate': {
    name: 'Ritmo effettivo',
    short: 'Ritmo effettivo',
    definition: 'Quanta capacità è stata aggiunta in media per trimestre negli ultimi quattro trimestri.',
    formula: '(valore attuale − valore di quattro trimestri prima) ÷ quattro',
  },

  // I. Qualità dei dati
  'quality.measured_share': {
    name: 'Quota misurata dell’elettricità',
    short: 'Quota misurata',
    definition:
      'La parte del consumo elettrico rilevata dai contatori tarati della società. Fatture e documenti societari contano come riportati, non come misurati.',
    formula: '(consumo elettrico con stato misurato − sua parte stimata) ÷ consumo elettrico',
  },
  'quality.estimated_share': {
    name: 'Quota stimata dell’elettricità',
    short: 'Quota stimata',
    definition:
      'La parte del consumo elettrico che poggia su un’ipotesi non fornita da alcuna fonte. Ogni valore di questo tipo dichiara la propria ipotesi in una nota.',
    formula: 'consumo elettrico stimato ÷ consumo elettrico',
    caution: 'Un valore derivato con la sola aritmetica da dati riportati non conta come stimato.',
  },
  'quality.assured_share': {
    name: 'Quota sottoposta ad assurance esterna',
    short: 'Quota con assurance',
    definition:
      'La parte del consumo elettrico per la quale è stata emessa una relazione di assurance esterna del livello indicato.',
    formula: 'consumo elettrico con quel livello di assurance ÷ consumo elettrico',
    caution: 'L’assurance limitata e quella ragionevole sono livelli diversi e si contano separatamente.',
  },
  'quality.metric_status': {
    name: 'Stato dei dati',
    short: 'Stato dei dati',
    definition:
      'Lo stato più debole tra tutte le celle da cui un valore è calcolato: misurato, riportato, derivato o stimato.',
    formula: 'stato più debole dei dati di ingresso',
    caution: 'Una sola cella stimata rende stimato l’intero valore; la quota stimata dice in quale misura.',
  },
  'quality.restated_count': {
    name: 'Valori rideterminati',
    short: 'Valori rideterminati',
    definition:
      'Quanti valori dei periodi mostrati sono stati corretti dopo la pubblicazione. I valori precedenti restano visibili.',
    formula: 'numero di rideterminazioni che riguardano i periodi mostrati',
  },
}
