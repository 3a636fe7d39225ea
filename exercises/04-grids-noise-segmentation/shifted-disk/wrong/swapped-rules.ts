// mistake: the two rules are swapped
// expect: This is the other rule
// answer: percentile
function hd95(aToB: number[], bToA: number[], pooled: boolean): number {
  const at95 = (list: number[]): number => {
    const sorted = [...list].sort((x, y) => x - y);
    const place = 0.95 * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
  };
  return pooled ? Math.max(at95(aToB), at95(bToA)) : at95([...aToB, ...bToA]);
}
// answer: stray
const strayVoxels = 2;
