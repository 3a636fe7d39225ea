import type {Aggregation} from "./definition.ts";
import type {FilterSettings} from "./filter/filterSettings.ts";
import type {IvhRule} from "./intensity/intensityVolumeHistogram.ts";
import type {Weighting} from "./texture/weighting.ts";

/** The families of features, in the order in which they are listed. */
export const FEATURE_FAMILIES = [
  "shape",
  "shape2d",
  "local",
  "intensity",
  "histogram",
  "ivh",
  "glcm",
  "glrlm",
  "glszm",
  "gldzm",
  "ngtdm",
  "ngldm",
] as const;

/** The name of a family. */
export type FeatureFamily = (typeof FEATURE_FAMILIES)[number];

/** A closed range; null leaves it open above. */
export type HalfOpenRange = readonly [number, number | null];

/** Whole-image normalisation, as PyRadiomics does it first of all. */
export interface NormalisationSettings {
  /** What the image is multiplied with once its mean is 0 and its standard deviation 1. */
  readonly scale: number;
  /** Standard deviations beyond which values are clipped before they are scaled; null clips none. */
  readonly outliers: number | null;
}

/** How image and region are brought to another voxel size. */
export interface InterpolationSettings {
  /** Voxel size, mm, along x, y, z; "unchanged" leaves an axis alone. */
  readonly spacing: readonly (number | "unchanged")[];
  readonly image: "nearest" | "linear" | "cubic-b-spline";
  readonly mask: "nearest" | "linear";
  /** The least share of an interpolated mask that belongs to the region. */
  readonly partialVolumeThreshold: number;
  /**
   * "nearest" rounds interpolated intensities to whole numbers, halves to the even one (IBSI, for HU);
   * "stored" gives them the number type that the image is stored in: whole numbers lose their fractions,
   * others become single where they were (PyRadiomics).
   */
  readonly rounding: "nearest" | "stored" | "none";
  /**
   * What both grids share: "centre", the centre of the whole image (IBSI), with values beyond the edge
   * taken from it; or "corner", the outer corner of the first voxel, with 0 beyond the edge (PyRadiomics).
   */
  readonly align: "centre" | "corner";
}

/** Which intensities stay in the region. Several rules apply together, each found on the whole region. */
export interface ResegmentationSettings {
  /** Intensities, in the image's unit. */
  readonly range: HalfOpenRange | null;
  /** Standard deviations around the region's mean; [-3, 3] filters outliers as the IBSI does. */
  readonly sigma: HalfOpenRange | null;
  /** Shares of the region's maximum. */
  readonly share: HalfOpenRange | null;
  /** True cuts the morphological mask, too, which the IBSI never does. */
  readonly shape: boolean;
}

/** How intensities become grey levels; `discretise` tells more. */
export type DiscretisationSettings =
  | {
      readonly method: "fixedBinNumber";
      readonly bins: number;
      readonly convention: "ibsi" | "pyradiomics";
    }
  | {
      readonly method: "fixedBinSize";
      readonly width: number;
      /** "range": the lower bound of the re-segmentation range. */
      readonly from: number | "minimum" | "multiple" | "range";
    }
  | {readonly method: "none"};

/** Everything that decides the values of features. */
export interface FeatureSettings {
  /** Whose features, names and conventions. */
  readonly convention: "ibsi" | "pyradiomics";
  /** "2D": slices across z are treated one by one where there is a choice; "3D": the volume. */
  readonly dimensions: "2D" | "3D";
  /** The label of the region where a label image is given; null takes the only one there is. */
  readonly label: number | null;
  readonly normalisation: NormalisationSettings | null;
  readonly interpolation: InterpolationSettings | null;
  readonly resegmentation: ResegmentationSettings;
  /** What a region must have: more than one voxel along so many axes, and so many voxels in all. */
  readonly region: {readonly minimumDimensions: number; readonly minimumVoxels: number};
  readonly discretisation: DiscretisationSettings;
  /** Null where no intensity–volume histogram is asked for. */
  readonly ivh: IvhRule | null;
  /** True computes the features of the image itself, beside those of its filtered versions. */
  readonly original: boolean;
  /** Voxels kept around the region's box before filters are applied; null keeps the whole image. */
  readonly margin: number | null;
  readonly filters: readonly FilterSettings[];
  /**
   * How filtered images are discretised, and for their intensity–volume histogram (null leaves that out);
   * null as a whole does it as for the image itself.
   */
  readonly response: {
    readonly discretisation: DiscretisationSettings;
    readonly ivh: IvhRule | null;
  } | null;
  readonly families: readonly FeatureFamily[];
  /** Names of single features (`glcm.jointEntropy`) to keep; null keeps all of the families. */
  readonly features: readonly string[] | null;
  readonly aggregations: readonly Aggregation[];
  readonly glcm: {
    /** Chebyshev distance of neighbours, in voxels. */
    readonly distance: number;
    readonly symmetric: boolean;
    readonly weighting: Weighting;
  };
  readonly glrlm: {readonly weighting: Weighting};
  /** Neighbours lie at most at this Chebyshev distance, in voxels; so for ngldm. */
  readonly ngtdm: {readonly distance: number};
  readonly ngldm: {
    readonly distance: number;
    /** The largest difference of two levels that depend on each other. */
    readonly alpha: number;
  };
  /** What is added to intensities before they are squared for energy (PyRadiomics' voxelArrayShift). */
  readonly intensityShift: number;
}
