// mistake: numbers are sorted as text
// expect: sorts numbers as text
// answer: percentile
function hd95(aToB: number[], bToA: number[], pooled: boolean): number {
  const at95 = (list: number[]): number => {
    const sorted = [...list].sort();
    const place = 0.95 * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
  };
  return pooled ? at95([...aToB, ...bToA]) : Math.max(at95(aToB), at95(bToA));
}
