// mistake: the samples are rounded down
// expect: rounded down
// answer: views
function viewsForPairs(fieldMm: number, pairsPerMm: number): number {
  return Math.ceil((Math.PI / 2) * Math.floor(2 * pairsPerMm * fieldMm));
}
