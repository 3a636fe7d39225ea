import type {Rng} from "../core/index.ts";
import type {Motion, Perturbation} from "./perturbation.ts";

/** How often one kind of perturbation is drawn, and how far it goes. */
export type PerturbationDraw = {
  /** How many are drawn. */
  readonly count: number;
} & (
  | (Motion & {
      readonly kind: "shift";
      /** Along each axis uniformly from −most to most. */
      readonly most: number;
      readonly unit: "voxel" | "mm";
    })
  | (Motion & {
      readonly kind: "rotate";
      readonly axis: "x" | "y" | "z";
      /** Uniformly from −most to most, rad. */
      readonly most: number;
    })
  | {readonly kind: "noise"; readonly sd: number | "estimated"}
  | {readonly kind: "contour"; readonly sdMm: number; readonly lengthMm: number}
);

/** Draws one perturbation. */
function drawOne(rng: Rng, draw: PerturbationDraw): Perturbation {
  const within = (most: number): number => most * (2 * rng.next() - 1);
  switch (draw.kind) {
    case "shift": {
      const {count: _, most, ...rest} = draw;
      return {...rest, by: [within(most), within(most), within(most)]};
    }
    case "rotate": {
      const {count: _, most, ...rest} = draw;
      return {...rest, angle: within(most)};
    }
    case "noise":
      return {kind: "noise", sd: draw.sd, seed: seedOf(rng)};
    case "contour":
      return {kind: "contour", sdMm: draw.sdMm, lengthMm: draw.lengthMm, seed: seedOf(rng)};
    default:
      throw new RangeError(
        `drawPerturbations: kind must be "shift", "rotate", "noise" or "contour", got ${JSON.stringify(draw)}`,
      );
  }
}

/** Draws the name of a stream of random numbers. */
function seedOf(rng: Rng): string {
  return rng
    .int(2 ** 32)
    .toString(16)
    .padStart(8, "0");
}

/**
 * Draws perturbations at random, as plain parameters that `applyPerturbation` takes, and that a record
 * can hold. Each entry draws from a stream of its own, so another entry, or a higher count, changes no
 * earlier one.
 *
 * @formula $t_a \sim U(-m, m)$ for a shift along axis $a$, $\theta \sim U(-m, m)$ for a rotation
 * @param rng - source of random numbers
 * @param draws - for each kind, "shift", "rotate", "noise" or "contour": count and how far it goes;
 *   other parameters as in `applyPerturbation`
 * @returns the perturbations, in the order of the entries
 * @throws RangeError when a count or a range breaks its rule, or the kind is not drawn at random
 * @ref zwanenburg2019
 * @example drawPerturbations(createRng(1), [{kind: "noise", count: 2, sd: 10}]).map(({kind}) => kind) // ["noise", "noise"]
 */
export function drawPerturbations(rng: Rng, draws: readonly PerturbationDraw[]): Perturbation[] {
  return draws.flatMap((draw, place) => {
    const {count, kind} = draw;
    if (!(Number.isInteger(count) && count >= 0)) {
      throw new RangeError(
        `drawPerturbations: count must be a whole number of at least 0, got ${count}`,
      );
    }
    if ("most" in draw && !(Number.isFinite(draw.most) && draw.most >= 0)) {
      throw new RangeError(
        `drawPerturbations: most must be finite and at least 0, got ${draw.most}`,
      );
    }
    const stream = rng.fork(`${place} ${kind}`);
    return Array.from({length: count}, () => drawOne(stream, draw));
  });
}
