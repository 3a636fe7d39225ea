import type {Unit} from "../image/index.ts";
import type {FeatureUnit, FeatureValue} from "./definition.ts";
import type {FeatureRow} from "./extraction.ts";

/** Puts the image's unit into a feature's unit: intensity^2 becomes HU^2, or 1 for a plain number. */
export function unitOf(unit: FeatureUnit, image: Unit): string {
  const [base, volume] = unit.split("*");
  if (!base.startsWith("intensity")) return unit;
  const power = base.slice("intensity".length);
  const isPlain = image === "1" || image === "zscore";
  const inner = power !== "" && image.includes("/") ? `(${image})` : image;
  const parts = [isPlain ? "" : `${inner}${power}`, volume ?? ""].filter((part) => part !== "");
  return parts.length === 0 ? "1" : parts.join("*");
}

/** Turns values of one image into rows. */
export function rowsOf(values: readonly FeatureValue[], image: string, unit: Unit): FeatureRow[] {
  return values.map((value) => ({
    ...value,
    unit: unitOf(value.unit, unit),
    pyradiomics: value.pyradiomics === null ? null : `${image}_${value.pyradiomics}`,
    image,
  }));
}
