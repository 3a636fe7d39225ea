import type {FeatureDefinition, FeatureUnit} from "../definition.ts";
import type {ShapeMeasures} from "./shapeMeasures.ts";

type Names = readonly [ibsi: string | null, tag: string | null, pyradiomics: string | null];

/** Writes one row of the family. */
export function shapeRow(
  name: string,
  [ibsi, tag, pyradiomics]: Names,
  unit: FeatureUnit,
  formula: string,
  of: (measures: ShapeMeasures) => number,
): FeatureDefinition<ShapeMeasures> {
  return {name: `shape.${name}`, ibsi, tag, pyradiomics, unit, formula, of};
}
