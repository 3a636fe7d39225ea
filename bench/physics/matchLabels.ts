/**
 * Compares two labellings whose numbers may be given in another order: 0 when every part of one is a
 * part of the other, else the share of voxels that disagree.
 */
export function matchLabels(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const forth = new Map<number, number>([[0, 0]]);
  const back = new Map<number, number>([[0, 0]]);
  let wrong = 0;
  for (let i = 0; i < a.length; i++) {
    if (!forth.has(a[i])) forth.set(a[i], b[i]);
    if (!back.has(b[i])) back.set(b[i], a[i]);
    if (forth.get(a[i]) !== b[i] || back.get(b[i]) !== a[i]) wrong++;
  }
  return wrong / a.length;
}
