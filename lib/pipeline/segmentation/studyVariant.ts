import type {Mask, Volume} from "../../image/index.ts";
import type {SegmenterRecipe} from "./segmenterRecipe.ts";

/** The same variant, tested on scans that were cropped elsewhere. */
export interface PartsTest {
  readonly name: string;
  readonly label: string;
}

/** What all variants have. */
interface VariantBase {
  /** Names its rows in the record. */
  readonly name: string;
  /** Names it for a reader. */
  readonly label: string;
  /** Tests it also on parts of the scans, drawn at random round the outline, under this name. */
  readonly parts?: PartsTest;
}

/** A rule that learns nothing. */
export interface RuleVariant extends VariantBase {
  readonly kind: "rule";
  readonly segment: (image: Volume) => Mask;
}

/** A network that is trained anew in each fold. */
export interface NetworkVariant extends VariantBase {
  readonly kind: "network";
  readonly recipe: SegmenterRecipe;
  /** Learns from so many patients of the training set, drawn at random; from all when left out. */
  readonly patients?: number;
}

/** One way to outline the tumour that a study compares. */
export type StudyVariant = RuleVariant | NetworkVariant;
