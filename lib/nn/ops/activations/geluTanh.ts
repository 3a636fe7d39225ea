const SCALE = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

/**
 * Computes the approximation of GELU by tanh, within 5e-4 of it.
 *
 * @formula $\frac{x}{2} \left( 1 + \tanh \left( \sqrt{2/\pi}\,(x + 0.044715\,x^3) \right) \right)$
 * @param x - any number
 * @returns the value
 * @ref hendrycks2016
 * @example geluTanh(1) // 0.8411919906082768
 */
export function geluTanh(x: number): number {
  return 0.5 * x * (1 + Math.tanh(SCALE * (x + CUBIC * x * x * x)));
}

/**
 * Computes the slope of the approximation of GELU by tanh.
 *
 * @formula $\frac{1 + t}{2} + \frac{x}{2}\,(1 - t^2) \sqrt{2/\pi}\,(1 + 3 \cdot 0.044715\,x^2)$ with $t$ the hyperbolic tangent of geluTanh
 * @param x - any number
 * @returns the slope
 * @ref hendrycks2016
 * @example geluTanhDerivative(0) // 0.5
 */
export function geluTanhDerivative(x: number): number {
  const t = Math.tanh(SCALE * (x + CUBIC * x * x * x));
  return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * SCALE * (1 + 3 * CUBIC * x * x);
}
