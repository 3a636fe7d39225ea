import type {ActivationChoice, NormChoice} from "../choices.ts";
import {addActivation, addDropout, addNorm} from "../choices.ts";
import type {NetworkBuilder, PerAxis} from "../builderOptions.ts";

/** What follows a convolution in MONAI, and in which order. */
export interface MonaiUnit {
  readonly norm: NormChoice;
  readonly activation: ActivationChoice;
  /** Share of the elements that dropout sets to 0; 0 leaves it out. */
  readonly dropout: number;
  readonly bias: boolean;
  /** Normalisation N, dropout D and activation A in the order in which they come. */
  readonly ordering: string;
}

/** A convolution of `monaiConvolution`. */
export interface MonaiConvolution {
  readonly filters: number;
  readonly kernel: PerAxis;
  readonly stride: PerAxis;
  readonly transposed?: boolean;
  /** Leaves out what follows. */
  readonly convOnly?: boolean;
}

/** Throws unless an ordering names each of N, D and A once at most. */
export function requireOrdering(who: string, ordering: string): void {
  if (!/^[NDA]{0,3}$/.test(ordering) || new Set(ordering).size !== ordering.length) {
    throw new RangeError(
      `${who}: ordering must hold each of N, D and A once at most, got ${JSON.stringify(ordering)}`,
    );
  }
}

/** Half of a kernel less one, on each axis: the padding that keeps the size. */
export function samePadding(who: string, kernel: PerAxis): PerAxis {
  const half = (k: number): number => {
    if (k % 2 !== 1)
      throw new RangeError(`${who}: kernel must be odd, got ${JSON.stringify(kernel)}`);
    return (k - 1) / 2;
  };
  return typeof kernel === "number" ? half(kernel) : kernel.map(half);
}

/** Adds normalisation, dropout and activation in the order asked for, named as in MONAI's `adn`. */
export function addAdn(
  builder: NetworkBuilder,
  {prefix, from}: {prefix: string; from: string},
  {norm, activation, dropout: rate, ordering}: Omit<MonaiUnit, "bias">,
): string {
  let x = from;
  for (const letter of ordering) {
    const name = `${prefix}.adn.${letter}`;
    if (letter === "N") x = addNorm(builder, name, x, norm);
    if (letter === "D") x = addDropout(builder, name, x, {rate, spatial: false});
    if (letter === "A") x = addActivation(builder, name, x, activation);
  }
  return x;
}

/** Adds MONAI's `Convolution`: padded by half its kernel, perhaps transposed, and what follows it. */
export function addMonaiConvolution(
  builder: NetworkBuilder,
  {prefix, from}: {prefix: string; from: string},
  {filters, kernel, stride, transposed = false, convOnly = false}: MonaiConvolution,
  unit: MonaiUnit,
): string {
  const {bias} = unit;
  const padding = samePadding(`block ${prefix}`, kernel);
  const name = `${prefix}.conv`;
  const options = {filters, kernel, stride, padding, bias};
  const outputPadding = typeof stride === "number" ? stride - 1 : stride.map((s) => s - 1);
  const x = transposed
    ? builder.convTranspose(name, from, {...options, outputPadding})
    : builder.conv(name, from, options);
  return convOnly ? x : addAdn(builder, {prefix, from: x}, unit);
}
