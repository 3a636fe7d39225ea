import {erf} from "../core/index.ts";
import {createVolume, type Volume} from "../image/index.ts";
import {requireFinite, requirePositive} from "./elementwise.ts";

/** A straight edge, a little off the columns. */
export interface SlantedEdgeOptions {
  /** Number of pixels along x and y. */
  readonly shape: readonly [number, number];
  /** Pixel size along x and y, mm. */
  readonly pixelMm: number;
  /** Angle between the edge and the columns, rad; the edge passes through the middle of the image. */
  readonly angle: number;
  /** Standard deviation of the Gaussian point spread, mm, >= 0. */
  readonly sigmaMm: number;
  /** Value on the left and on the right of the edge. */
  readonly levels: readonly [number, number];
}

/**
 * Generates the image of a slanted edge seen through a Gaussian point spread, sampled at the pixel centres.
 *
 * @formula $g(x, y) = v_0 + (v_1 - v_0)\,\tfrac12\left(1 + \operatorname{erf}\frac{d}{\sqrt2\,\sigma}\right)$, $d = x\cos\theta - y\sin\theta$
 * @param {shape, pixelMm, angle, sigmaMm, levels} - pixels along x and y; pixel size, mm; angle to the columns,
 *   rad; width of the point spread, mm; values on the left and on the right
 * @returns the image, unit "1", its middle at the world's origin
 * @throws RangeError when a size is not above 0, sigma is negative, or a value is not finite
 * @ref iso12233
 * @example slantedEdgePhantom({shape: [3, 1], pixelMm: 1, angle: 0, sigmaMm: 0, levels: [0, 10]}).data // [0, 5, 10]
 */
export function slantedEdgePhantom({
  shape,
  pixelMm,
  angle,
  sigmaMm,
  levels,
}: SlantedEdgeOptions): Volume {
  requirePositive("slantedEdgePhantom", "pixelMm", pixelMm);
  requireFinite("slantedEdgePhantom", "angle", angle);
  requireFinite("slantedEdgePhantom", "sigmaMm", sigmaMm);
  for (const level of levels) requireFinite("slantedEdgePhantom", "levels", level);
  if (sigmaMm < 0) {
    throw new RangeError(`slantedEdgePhantom: sigmaMm must not be negative, got ${sigmaMm}`);
  }
  const [nx, ny] = shape;
  const count = nx * ny;
  const data = new Float64Array(Number.isSafeInteger(count) && count > 0 ? count : 0);
  const image = createVolume(data, {
    shape: [nx, ny, 1],
    spacing: [pixelMm, pixelMm, pixelMm],
    origin: [(-(nx - 1) / 2) * pixelMm + 0, (-(ny - 1) / 2) * pixelMm + 0, 0],
    unit: "1",
  });
  for (let j = 0, at = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++, at++) {
      const x = (i - (nx - 1) / 2) * pixelMm;
      const y = (j - (ny - 1) / 2) * pixelMm;
      const d = x * Math.cos(angle) - y * Math.sin(angle);
      const share = sigmaMm === 0 ? Math.sign(d) : erf(d / (Math.SQRT2 * sigmaMm));
      data[at] = levels[0] + ((levels[1] - levels[0]) * (1 + share)) / 2;
    }
  }
  return image;
}
