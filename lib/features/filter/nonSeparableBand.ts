/** Non-separable wavelets by name. */
export type NonSeparableWavelet = "simoncelli" | "shannon";

/** Checks the level of a non-separable wavelet: its highest band must hold a wave that fits on the image. */
export function requireBandLevel(who: string, level: number, shape: readonly number[]): void {
  const longest = Math.max(...shape);
  if (Number.isInteger(level) && level >= 1 && 2 ** level <= longest) return;
  throw new RangeError(
    `${who}: level must be a whole number of at least 1 with 2^level at most the ${longest} voxels of the longest filtered axis, got ${String(level)}`,
  );
}

/**
 * Gives the frequency response of a band: of a wave's angular frequency, radians per voxel, in any
 * direction.
 */
export function bandResponse(wavelet: NonSeparableWavelet, level: number): (w: number) => number {
  const top = Math.PI / 2 ** (level - 1);
  if (wavelet === "shannon") return (w) => (w >= top / 2 && w <= top ? 1 : 0);
  return (w) => (w > top / 4 && w <= top ? Math.cos((Math.PI / 2) * Math.log2((2 * w) / top)) : 0);
}
