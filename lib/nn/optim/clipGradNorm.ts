/** What `clipGradNorm` returns. */
export interface ClippedGradients {
  /** Norm of all gradients together, before clipping. */
  readonly norm: number;
  readonly gradients: readonly Float64Array[];
}

/**
 * Shortens gradients, all by one factor, when their joint length exceeds a bound.
 *
 * The direction stays. The factor has 1e-6 added to the norm, as in PyTorch, so the clipped length is
 * a millionth shorter than the bound. A gradient that is not finite cannot be shortened and is refused.
 *
 * @formula $g \leftarrow g \min\!\left(1, \frac{c}{\lVert g \rVert_2 + 10^{-6}}\right)$
 * @param gradients - arrays that are measured together
 * @param options - maxNorm: the bound c, above 0
 * @returns their norm, and the clipped arrays; the arguments are not changed
 * @throws RangeError when maxNorm is not above 0 or a gradient is not finite
 * @ref pascanu2013
 * @example clipGradNorm([Float64Array.of(3, 4)], {maxNorm: 10}).norm // 5
 */
export function clipGradNorm(
  gradients: readonly Float64Array[],
  {maxNorm}: {readonly maxNorm: number},
): ClippedGradients {
  if (!(maxNorm > 0)) {
    throw new RangeError(`clipGradNorm: maxNorm must be above 0, got ${maxNorm}`);
  }

  // Scaled by the largest element, so that squares neither overflow nor vanish.
  let largest = 0;
  for (const gradient of gradients) {
    for (const g of gradient) {
      if (!Number.isFinite(g)) {
        throw new RangeError(`clipGradNorm: gradients must be finite, got ${g}`);
      }
      largest = Math.max(largest, Math.abs(g));
    }
  }
  let squares = 0;
  if (largest > 0) {
    for (const gradient of gradients) for (const g of gradient) squares += (g / largest) ** 2;
  }
  const norm = largest * Math.sqrt(squares);
  const factor = Math.min(1, maxNorm / (norm + 1e-6));
  return {norm, gradients: gradients.map((gradient) => gradient.map((g) => factor * g))};
}
