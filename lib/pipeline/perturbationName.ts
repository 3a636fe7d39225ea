import type {Interpolation} from "../image/index.ts";
import type {StructuringElement} from "../segment/index.ts";
import type {Motion, Perturbation} from "./perturbation.ts";

/** Writes a structuring element. */
function element(by: StructuringElement): string {
  if ("radiusMm" in by) return `${by.radiusMm} mm`;
  const times = by.times ?? 1;
  return `${times} voxel${times === 1 ? "" : "s"} (${by.connectivity})`;
}

/** Writes how an image is interpolated. */
function interpolationName(interpolation: Interpolation): string {
  if (typeof interpolation === "string") return interpolation;
  return `${interpolation.window} sinc of ${interpolation.radius}`;
}

/** Says that the region moves alone, or how the image is interpolated. */
function motion(by: Motion): string {
  return by.moves === "mask" ? "mask only" : interpolationName(by.interpolation);
}

/**
 * Names a perturbation in a few words, as it stands in a table.
 *
 * @param perturbation - its parameters
 * @returns the name, which tells it from every other one
 * @throws RangeError when its kind is not one of those that there are
 * @ref zwanenburg2019
 * @example perturbationName({kind: "dilate", radiusMm: 2}) // "dilate 2 mm"
 * perturbationName({kind: "noise", sd: "estimated", seed: "a"}) // "noise of estimated sd, seed a"
 */
export function perturbationName(perturbation: Perturbation): string {
  switch (perturbation.kind) {
    case "erode":
      return perturbation.beyond === "background"
        ? `erode ${element(perturbation)}`
        : `erode ${element(perturbation)}, not at the image's border`;
    case "dilate":
      return `dilate ${element(perturbation)}`;
    case "contour":
      return `contour ${perturbation.sdMm} mm over ${perturbation.lengthMm} mm, seed ${perturbation.seed}`;
    case "shift":
      return `shift ${perturbation.by.map(rounded).join(" ")} ${perturbation.unit}, ${motion(perturbation)}`;
    case "rotate":
      return `rotate ${rounded((perturbation.angle * 180) / Math.PI)}° about ${perturbation.axis}, ${motion(perturbation)}`;
    case "noise": {
      const sd = perturbation.sd === "estimated" ? "estimated sd" : `sd ${perturbation.sd}`;
      return `noise of ${sd}, seed ${perturbation.seed}`;
    }
    case "resample":
      return `resample to ${perturbation.spacing.join(" × ")} mm, ${interpolationName(perturbation.interpolation)}`;
    case "binWidth": {
      const {width, from} = perturbation;
      return from === undefined ? `bin width ${width}` : `bin width ${width} from ${from}`;
    }
    case "binNumber":
      return `bin number ${perturbation.count}`;
    default:
      throw new RangeError(
        `perturbationName: kind must be known, got ${JSON.stringify(perturbation)}`,
      );
  }
}

/** Keeps four decimals, which tell drawn numbers apart. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}
