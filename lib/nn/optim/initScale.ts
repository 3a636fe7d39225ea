import {shapeText, sizeOf} from "../tensor.ts";

/** How far apart the first weights of a layer may lie, by rule. */
export interface InitScale {
  /** Inputs that one output sums over. */
  readonly fanIn: number;
  /** Outputs that one input reaches. */
  readonly fanOut: number;
  /** Standard deviation of normal weights that keeps the variance through ReLU. */
  readonly kaimingNormal: number;
  /** Half-width of uniform weights of that deviation. */
  readonly kaimingUniform: number;
  /** Standard deviation that splits the difference between forward and backward, without activation. */
  readonly xavierNormal: number;
  readonly xavierUniform: number;
  /** Half-width of PyTorch's convolutions and dense layers. */
  readonly torch: number;
}

/** Computes the scales from the number of inputs that an output sums over, and the other way round. */
export function scaleOfFans(fanIn: number, fanOut: number): InitScale {
  return {
    fanIn,
    fanOut,
    kaimingNormal: Math.sqrt(2 / fanIn),
    kaimingUniform: Math.sqrt(6 / fanIn),
    xavierNormal: Math.sqrt(2 / (fanIn + fanOut)),
    xavierUniform: Math.sqrt(6 / (fanIn + fanOut)),
    torch: Math.sqrt(1 / fanIn),
  };
}

/**
 * Computes the scales at which the first weights of a layer are drawn.
 *
 * @formula $\sigma_{\mathrm{Kaiming}} = \sqrt{2/n_{\mathrm{in}}}$, $\sigma_{\mathrm{Xavier}} = \sqrt{2/(n_{\mathrm{in}} + n_{\mathrm{out}})}$, uniform half-width $\sqrt3\,\sigma$
 * @param weightShape - [(kz,) (ky,) kx, in / groups, out] of a convolution, [in, out] of a dense layer
 * @returns both fans, standard deviations of normal and half-widths of uniform weights
 * @throws RangeError when there are fewer than two axes or an axis is not a whole number of at least 1
 * @ref he2015
 * @ref glorot2010
 * @example initScale([3, 3, 3, 16]).fanIn // 27
 */
export function initScale(weightShape: readonly number[]): InitScale {
  const whole = weightShape.every((n) => Number.isSafeInteger(n) && n >= 1);
  if (weightShape.length < 2 || !whole) {
    throw new RangeError(
      `initScale: weightShape must be two or more whole numbers of at least 1, got ${shapeText(weightShape)}`,
    );
  }
  const [inputs, outputs] = weightShape.slice(-2);
  const taps = sizeOf(weightShape.slice(0, -2));
  return scaleOfFans(inputs * taps, outputs * taps);
}
