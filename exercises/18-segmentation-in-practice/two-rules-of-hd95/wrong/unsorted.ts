// mistake: the place is looked up in the list as it comes
// expect: Sort the distances as numbers
// answer: both
function hd95(aToB: number[], bToA: number[], rule: "pooled" | "max"): number {
  const at = (list: number[]) => list[Math.min(Math.round(0.95 * list.length), list.length - 1)];
  return rule === "pooled" ? at([...aToB, ...bToA]) : at(aToB);
}
