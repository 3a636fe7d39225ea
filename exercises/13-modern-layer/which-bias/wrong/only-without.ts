// mistake: only a layer without normalisation is thought to need a bias
// expect: channels with unlike biases share one mean
// answer: matters
function matters(place: string): boolean {
  return place === "no norm" || place === "after";
}
