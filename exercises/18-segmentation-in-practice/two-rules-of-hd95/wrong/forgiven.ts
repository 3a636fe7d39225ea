// mistake: two stray voxels are forgiven in the short list too
// expect: more than a twentieth
// expect: Only the first direction
// expect: below 50 mm
// answer: directed
const directed = "0 mm";
// answer: both
function hd95(aToB: number[], bToA: number[], rule: "pooled" | "max"): number {
  const values = rule === "pooled" ? [...aToB, ...bToA] : aToB;
  const sorted = [...values].sort((a, b) => a - b);
  const place = 0.95 * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
}
// answer: break
function strayOutline(): {aToB: number[]; bToA: number[]} {
  const zeros = Array.from({length: 100}, () => 0);
  return {aToB: [...zeros, 80, 80], bToA: zeros};
}
