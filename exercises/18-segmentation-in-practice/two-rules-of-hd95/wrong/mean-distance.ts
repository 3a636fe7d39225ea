// mistake: a mean in place of a percentile; the rules swapped
// expect: a mean of distances
// expect: The two rules are swapped
// expect: 10 to 500 finite distances
// answer: pooled
const pooled = `${(2 * variant.far) / (variant.predicted + 60)} mm`;
// answer: directed
const directed = `${(2 * variant.far) / variant.predicted} mm`;
// answer: both
function hd95(aToB: number[], bToA: number[], rule: "pooled" | "max"): number {
  const percentile = (values: number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const place = 0.95 * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
  };
  if (rule === "max") return percentile([...aToB, ...bToA]);
  return Math.max(percentile(aToB), percentile(bToA));
}
// answer: break
function strayOutline(): {aToB: number[]; bToA: number[]} {
  return {aToB: [80, 80], bToA: [0, 0]};
}
