// alternative: a list of places; negative numbers
// answer: matters
function matters(place: string): boolean {
  return ["before group", "before layer", "after", "no norm"].includes(place);
}
// answer: silent
function silentBias(): number[] {
  return [-2.5, -2.5, 0, 0];
}
