/**
 * Says whether all values of a list are equal. Their variance cannot tell: the mean of equal values is
 * rounded, and what it leaves is no variance.
 */
export function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}
