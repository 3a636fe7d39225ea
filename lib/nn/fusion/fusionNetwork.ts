import type {ActivationChoice, NormChoice} from "../network/choices.ts";
import {requireWhole, requireWord} from "../network/choices.ts";
import {addConvBlock} from "../network/convBlock.ts";
import type {NetworkBuilder} from "../network/builderOptions.ts";
import type {Network} from "../network/network.ts";
import {networkBuilder} from "../network/networkBuilder.ts";
import {shapeText} from "../tensor.ts";
import {FUSIONS, type FusionKind} from "./fusionKinds.ts";
import {fuseBottom, fuseSkip} from "./fuseMaps.ts";

/** Options of `fusionNetwork`. */
export interface FusionNetworkOptions {
  /** Spatial axes. */
  readonly dims: 1 | 2 | 3;
  /** Channels of each modality, in the order in which they stand in the input. */
  readonly modalities: readonly number[];
  /** Channels of the result. */
  readonly classes: number;
  /** Where modalities meet. No default. */
  readonly fusion: FusionKind;
  /** "map" gives an answer for each voxel, "score" one for the whole image. No default. */
  readonly result: "map" | "score";
  /** Channels of the first level of each encoder, doubled on each level down; 8 when left out. */
  readonly base?: number;
  /** Poolings; 2 when left out. */
  readonly depth?: number;
  /** Behind each convolution; "none" when left out. */
  readonly norm?: NormChoice;
  /** "relu" when left out. */
  readonly activation?: ActivationChoice;
  /** Features of each modality in an outer product; 4 when left out. */
  readonly rank?: number;
}

export type FusionSettings = Required<FusionNetworkOptions>;

/** What an encoder leaves: a map for each level, and the one at the bottom. */
interface Encoded {
  readonly kept: readonly string[];
  readonly bottom: string;
}

/** Fills in the defaults and checks the words. */
function settingsOf(options: FusionNetworkOptions): FusionSettings {
  const plain = {base: 8, depth: 2, norm: "none", activation: "relu", rank: 4} as const;
  const settings: FusionSettings = {...plain, ...options};
  for (const key of ["base", "depth", "classes", "rank"] as const) {
    requireWhole("fusionNetwork", key, settings[key]);
  }
  requireWord("fusionNetwork", "fusion", settings.fusion, FUSIONS);
  requireWord("fusionNetwork", "result", settings.result, ["map", "score"]);
  const {modalities} = settings;
  if (modalities.length < 2 || !modalities.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `fusionNetwork: modalities must be the channels of two or more, got ${shapeText(modalities)}`,
    );
  }
  return settings;
}

/** Adds the convolution of one level. */
function addLevel(
  builder: NetworkBuilder,
  {prefix, from, level}: {prefix: string; from: string; level: number},
  {base, norm, activation}: FusionSettings,
): string {
  const parts = {filters: base * 2 ** level, kernel: 3, padding: "same", norm, activation} as const;
  return addConvBlock(builder, {prefix, from}, parts);
}

/** Adds an encoder behind a node. */
function addEncoder(
  builder: NetworkBuilder,
  {prefix, from}: {prefix: string; from: string},
  settings: FusionSettings,
): Encoded {
  const kept: string[] = [];
  let x = from;
  for (let level = 0; level < settings.depth; level++) {
    x = addLevel(builder, {prefix: `${prefix}encoder${level}`, from: x, level}, settings);
    kept.push(x);
    x = builder.maxPool(`${prefix}encoder${level}.pool`, x, {kernel: 2});
  }
  const level = settings.depth;
  return {kept, bottom: addLevel(builder, {prefix: `${prefix}bottom`, from: x, level}, settings)};
}

/** Adds the way from what an encoder leaves, or several of them together, to the result. */
function addHead(
  builder: NetworkBuilder,
  {prefix, kept, bottom}: Encoded & {prefix: string},
  settings: FusionSettings,
): string {
  const {classes, base, result} = settings;
  if (result === "score") {
    const pooled = builder.globalAvgPool(`${prefix}pool`, bottom);
    return builder.dense(`${prefix}head`, pooled, {outFeatures: classes});
  }
  let x = bottom;
  for (let level = settings.depth - 1; level >= 0; level--) {
    const name = `${prefix}decoder${level}`;
    const filters = base * 2 ** level;
    const up = builder.convTranspose(`${name}.up`, x, {filters, kernel: 2, stride: 2});
    const from = builder.concat(`${name}.concat`, [kept[level], up]);
    x = addLevel(builder, {prefix: name, from, level}, settings);
  }
  return builder.conv(`${prefix}head`, x, {filters: classes, kernel: 1});
}

/** Cuts the input into modalities. */
function addSlices(builder: NetworkBuilder, modalities: readonly number[]): string[] {
  let start = 0;
  return modalities.map((count, m) => {
    const slice = builder.slice(`modality${m}.slice`, builder.input, {start, count});
    start += count;
    return slice;
  });
}

/**
 * Describes a network that reads several modalities on one grid, laid side by side in the channels of
 * its input.
 *
 * "early" has one encoder for all channels. All others have one for each modality: "intermediate" lays
 * their maps side by side on each level, "gated" mixes them on each level by shares that all of them
 * set at each place, "attention" lets each ask the others at the bottom, "tensor" multiplies `rank`
 * features of each there; all four have one more layer behind. "late" has a whole network for each and adds their results: logits of
 * independent witnesses add up, and nothing else of them meets. Each level has one convolution.
 *
 * @formula eq:late-fusion $f(x_1, \dots, x_M) = \sum_m f_m(x_m)$ for "late"
 * @param options - dims; modalities, the channels of each; classes; fusion; result; base; depth; norm;
 *   activation; rank
 * @returns the network; outputs are the fused result and, for "late", that of each modality behind it
 * @throws RangeError when a number is no whole one of at least 1, there is one modality alone, or a word
 *   is unknown
 * @ref ronneberger2015
 * @ref zadeh2017
 * @example countParameters(fusionNetwork({dims: 2, modalities: [1, 1], classes: 1, fusion: "late", result: "score", base: 1, depth: 1})).trainable // 66
 */
export function fusionNetwork(options: FusionNetworkOptions): Network {
  const settings = settingsOf(options);
  const {dims, modalities, fusion} = settings;
  const channels = modalities.reduce((sum, n) => sum + n, 0);
  const builder = networkBuilder(`${fusion} fusion`, {dims, channels});
  if (fusion === "early") {
    const encoded = addEncoder(builder, {prefix: "", from: builder.input}, settings);
    return builder.build(addHead(builder, {prefix: "", ...encoded}, settings));
  }

  // One encoder for each modality, each with names of its own.
  const prefixes = modalities.map((_, m) => `modality${m}.`);
  const encoders = addSlices(builder, modalities).map((from, m) =>
    addEncoder(builder, {prefix: prefixes[m], from}, settings),
  );
  if (fusion === "late") {
    const heads = encoders.map((encoded, m) =>
      addHead(builder, {prefix: prefixes[m], ...encoded}, settings),
    );
    return builder.build([builder.add("fused", heads), ...heads]);
  }
  const bottoms = encoders.map(({bottom}) => bottom);
  const met = fuseBottom(builder, bottoms, settings);

  // One layer behind the meeting: in front of a linear head, side by side would mean a sum of two answers.
  const bottom = addLevel(builder, {prefix: "fused", from: met, level: settings.depth}, settings);

  // Skips meet only where a decoder asks for them.
  const levels = settings.result === "map" ? encoders[0].kept.map((_, level) => level) : [];
  const kept = levels.map((level) => {
    const maps = encoders.map((encoded) => encoded.kept[level]);
    return fuseSkip(builder, {prefix: `skip${level}`, maps}, settings);
  });
  return builder.build(addHead(builder, {prefix: "", kept, bottom}, settings));
}
