import type {Mask} from "../../image/index.ts";
import type {Aggregation} from "../definition.ts";
import {DIRECTED, UNDIRECTED} from "./aggregate.ts";
import {requireSymmetric} from "./glcm.ts";
import {requireAlpha} from "./ngldms.ts";
import {requireDistance} from "./offsets.ts";
import type {TextureFamily} from "./textureFamily.ts";
import type {Weighting} from "./weighting.ts";
import {requireWeighting} from "./weighting.ts";

/** Options of `textureFeatures`. None has a default that could change a value; a family's own are needed when it is asked for. */
export interface TextureOptions {
  /** The families to compute. */
  readonly families: readonly TextureFamily[];
  /**
   * How matrices become values. Those with a colon are for glcm and glrlm, the others for the rest, and
   * each family needs one of its own.
   */
  readonly aggregations: readonly Aggregation[];
  /**
   * "ibsi" gives the IBSI's features; "pyradiomics" gives those that PyRadiomics has, with its rules
   * for degenerate regions.
   */
  readonly convention: "ibsi" | "pyradiomics";
  /** For gldzm: the region before intensities were cut from it; that of the levels when left out. */
  readonly morphological?: Mask;
  /** For glcm: distance in voxels, symmetric or directed, and weights (which matter once merged). */
  readonly glcm?: {
    readonly distance: number;
    readonly symmetric: boolean;
    readonly weighting: Weighting;
  };
  /** For glrlm: weights by the length of each direction; "none" when left out. */
  readonly glrlm?: {readonly weighting: Weighting};
  /** For ngtdm: distance in voxels. */
  readonly ngtdm?: {readonly distance: number};
  /** For ngldm: distance in voxels, and coarseness. */
  readonly ngldm?: {readonly distance: number; readonly alpha: number};
}

const FAMILIES: readonly TextureFamily[] = ["glcm", "glrlm", "glszm", "gldzm", "ngtdm", "ngldm"];

/** Throws unless a list holds at least one item, and only known ones. */
function requireList(what: string, items: readonly string[], known: readonly string[]): void {
  const unknown = items.find((item) => !known.includes(item));
  if (items.length === 0 || unknown !== undefined) {
    throw new RangeError(
      `textureFeatures: ${what} must be one or more of ${known.join(", ")}, got ${unknown ?? "none"}`,
    );
  }
}

/** Lists the aggregations that a family takes part in. */
export function aggregationsOf(
  family: TextureFamily,
  aggregations: readonly Aggregation[],
): Aggregation[] {
  const own = family === "glcm" || family === "glrlm" ? DIRECTED : UNDIRECTED;
  return aggregations.filter((aggregation) => own.includes(aggregation));
}

/** Throws when the options of a family are missing or break a rule. */
function requireFamily(family: TextureFamily, options: TextureOptions): void {
  const {aggregations, convention, glcm, glrlm, ngtdm, ngldm} = options;
  const who = `textureFeatures: ${family}`;
  if (aggregationsOf(family, aggregations).length === 0) {
    const own = family === "glcm" || family === "glrlm" ? DIRECTED : UNDIRECTED;
    throw new RangeError(
      `textureFeatures: aggregations must hold one of ${own.join(", ")} for ${family}, got ${aggregations.join(", ")}`,
    );
  }
  if (family === "gldzm" && convention === "pyradiomics") {
    throw new RangeError(
      "textureFeatures: families must be ones that PyRadiomics has with its convention, got gldzm",
    );
  }
  const own = {glcm, ngtdm, ngldm, glrlm: true, glszm: true, gldzm: true}[family];
  if (own === undefined) {
    throw new TypeError(`textureFeatures: ${family} must state its options, got none`);
  }
  if (family === "glcm" && glcm !== undefined) {
    requireDistance(who, glcm.distance);
    requireSymmetric(who, glcm.symmetric);
    requireWeighting(who, glcm.weighting);
  }
  if (family === "glrlm" && glrlm !== undefined) requireWeighting(who, glrlm.weighting);
  if (family === "ngtdm" && ngtdm !== undefined) requireDistance(who, ngtdm.distance);
  if (family === "ngldm" && ngldm !== undefined) {
    requireDistance(who, ngldm.distance);
    requireAlpha(who, ngldm.alpha);
  }
}

/** Checks the options of `textureFeatures` at its boundary. */
export function requireTextureOptions(options: TextureOptions): void {
  const {families, aggregations, convention} = options;
  requireList("families", families, FAMILIES);
  requireList("aggregations", aggregations, [...DIRECTED, ...UNDIRECTED]);
  if (convention !== "ibsi" && convention !== "pyradiomics") {
    throw new RangeError(
      `textureFeatures: convention must be "ibsi" or "pyradiomics", got ${JSON.stringify(convention)}`,
    );
  }
  for (const family of families) requireFamily(family, options);
}
