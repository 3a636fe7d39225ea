import {ShapeError} from "../../core/index.ts";
import {shapeText} from "../tensor.ts";
import {requireOneImage} from "./attribution.ts";
import type {ImageLike} from "./inputGradient.ts";

/** Whether a map points at what is known to matter. */
export interface PointingGame {
  /** True when the place of the largest attribution lies in the region. */
  readonly hit: boolean;
  /** That place, x fastest; the first of equal ones. */
  readonly place: number;
  /** Share of the positive attribution that lies in the region; NaN where there is none. */
  readonly share: number;
}

/**
 * Asks whether a map has its largest value, and how much of its positive part, in a region that is known
 * to matter. The channels of a place are summed.
 *
 * @formula $\mathrm{hit} = [\arg\max_p A_p \in M]$, $\mathrm{share} = \sum_{p \in M} A_p^+ / \sum_p A_p^+$
 * @param attribution - one image, [1, (z,) (y,) x, channels]
 * @param options - region: above 0 where it matters, x fastest, such as the data of a mask; absolute:
 *   takes the signs off before channels are summed, false when left out
 * @returns hit, the place of the largest attribution, and the share inside
 * @throws ShapeError when there is more than one image, or the region has not an entry for each place
 * @throws RangeError when an attribution is NaN
 * @ref zhang2018
 * @example pointingGame(tensor([1, 3, 1], [1, 3, -2]), {region: [0, 1, 1]}) // {hit: true, place: 1, share: 0.75}
 */
export function pointingGame(
  {shape, data}: ImageLike,
  {region, absolute = false}: {readonly region: ArrayLike<number>; readonly absolute?: boolean},
): PointingGame {
  requireOneImage("pointingGame", {shape, data}, "attribution");
  const channels = shape[shape.length - 1];
  const places = data.length / channels;
  if (region.length !== places) {
    throw new ShapeError(
      `pointingGame: region must have an entry for each place of ${shapeText(shape)}, got ${region.length}`,
    );
  }
  const sums = new Float64Array(places);
  for (let i = 0; i < data.length; i++) {
    if (Number.isNaN(data[i])) {
      throw new RangeError(`pointingGame: attribution must be numbers, got NaN at ${i}`);
    }
    sums[Math.floor(i / channels)] += absolute ? Math.abs(data[i]) : data[i];
  }
  let [place, inside, whole] = [0, 0, 0];
  for (let p = 0; p < places; p++) {
    if (sums[p] > sums[place]) place = p;
    const gain = Math.max(0, sums[p]);
    whole += gain;
    if (region[p] > 0) inside += gain;
  }
  return {hit: region[place] > 0, place, share: inside / whole};
}
