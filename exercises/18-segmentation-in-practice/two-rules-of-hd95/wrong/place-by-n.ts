// mistake: the place is 0.95 n
// expect: not 0.95 n
// answer: both
function hd95(aToB: number[], bToA: number[], rule: "pooled" | "max"): number {
  const at = (values: number[]) => {
    const list = [...values].sort((a, b) => a - b);
    return list[Math.min(Math.round(0.95 * list.length), list.length - 1)];
  };
  return rule === "pooled" ? at([...aToB, ...bToA]) : at(aToB);
}
