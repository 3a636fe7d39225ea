/** Takes the mean or the best-fitting plane off a slice; the slice is copied. */
export function removeTrend(
  values: ArrayLike<number>,
  [nx, ny]: readonly [number, number],
  detrend: "none" | "mean" | "plane",
): Float64Array {
  if (detrend !== "none" && detrend !== "mean" && detrend !== "plane") {
    throw new RangeError(
      `noisePowerSpectrum: detrend must be "none", "mean" or "plane", got ${String(detrend)}`,
    );
  }
  const left = Float64Array.from(values);
  if (detrend === "none") return left;
  let mean = 0;
  for (const value of left) mean += value;
  mean /= left.length;

  // On a whole grid, coordinates from its middle are orthogonal to each other and to the constant.
  let sumX = 0;
  let sumY = 0;
  let squareX = 0;
  let squareY = 0;
  for (let y = 0, i = 0; y < ny; y++) {
    for (let x = 0; x < nx; x++, i++) {
      const dx = x - (nx - 1) / 2;
      const dy = y - (ny - 1) / 2;
      sumX += dx * left[i];
      sumY += dy * left[i];
      squareX += dx * dx;
      squareY += dy * dy;
    }
  }
  const slopeX = detrend === "plane" && squareX > 0 ? sumX / squareX : 0;
  const slopeY = detrend === "plane" && squareY > 0 ? sumY / squareY : 0;
  for (let y = 0, i = 0; y < ny; y++) {
    for (let x = 0; x < nx; x++, i++) {
      left[i] -= mean + slopeX * (x - (nx - 1) / 2) + slopeY * (y - (ny - 1) / 2);
    }
  }
  return left;
}
