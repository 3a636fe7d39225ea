// mistake: as many views are taken as samples
// expect: pi/2 views for each sample
// answer: views
function viewsForPairs(fieldMm: number, pairsPerMm: number): number {
  return Math.ceil(2 * pairsPerMm * fieldMm);
}
