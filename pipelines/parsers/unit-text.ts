/** Is it a unit as table headers write it: `Anzahl`, `Tsd. EUR`, `in %`, `EUR je Einwohner`, `2015=100`? */
export function isUnit(text: string): boolean {
  const [base = '', reference] = text.split(/\b(?:je|pro)\b/i, 2).map((side) => side.trim());
  if (base === '') return reference !== undefined && reference !== '';
  const words = base.replace(/(\d) (?=\d{3}\b)/g, '$1').split(/[\s/()]+/);
  const known = words.filter((word) => word !== '').map((word) => word.replace(/(?<=\p{L})\.$/u, ''));
  return known.some((word) => isMeasure(word)) && known.every((word) => isMeasure(word) || beside.has(word));
}

function isMeasure(word: string): boolean {
  return measures.has(word) || /^10+$/.test(word) || /^\d{4}=100$/.test(word);
}

/** Case counts: `t` is a tonne, `T` may be a section of the classification of industries. */
const measures = new Set(
  `Anzahl Zahl Prozent % v.H v.T Promille ‰ Prozentpunkte %-Punkte Punkte Index Messzahl Stück St Fälle VZÄ
   Personen Tsd Tausend Mill Mio Millionen Mrd Milliarden EUR Euro € TEUR DM USD
   mm cm km km² km2 qkm qm m² m2 ha Hektar Ar Quadratmeter Quadratkilometer Meter Kilometer
   cbm m³ m3 l hl Liter Kubikmeter kg t dt Tonnen Kilogramm tkm Pkm
   Wh kWh MWh GWh TWh J MJ GJ TJ PJ W kW MW GW °C Grad
   Min Minuten Std Stunden Tage Wochen Monate Jahre`.split(/\s+/),
);

/** Words that stand beside a unit but are none themselves. */
const beside = new Set(['in', 'der', 'Einwohner', 'Ew', 'Haushalte', '=']);
