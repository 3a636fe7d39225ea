/** Options of `validUnetSizes`. */
export interface ValidUnetOptions {
  /** How many sizes to list, the smallest first. */
  readonly count: number;
  /** Convolutions on each level, each way; 2 when left out. */
  readonly convolutions?: number;
  /** Taps of each along an axis; 3 when left out. */
  readonly kernel?: number;
}

/**
 * Lists the input sizes that a U-Net without padding can take along an axis, and the size of its output.
 *
 * Every convolution takes k − 1 voxels, every pooling by 2 needs an even size. From the size u at the bottom
 * the input follows on the way up the encoder, the output on the way down the decoder; so sizes lie 2^depth
 * apart.
 *
 * @formula $n_{l} = 2 n_{l+1} + c(k-1)$ up the encoder, $m_{l} = 2 m_{l+1} - c(k-1)$ up the decoder
 * @param depth - poolings between the top and the bottom
 * @param options - count of sizes; convolutions c per level, 2; kernel k, 3
 * @returns pairs [input, output] in voxels, shape [count][2]
 * @throws RangeError when depth, count, convolutions or kernel is not a whole number of at least 1
 * @ref ronneberger2015
 * @example validUnetSizes(4, {count: 2}) // [[188, 4], [204, 20]]
 * validUnetSizes(4, {count: 25}).at(-1) // [572, 388]
 */
export function validUnetSizes(
  depth: number,
  {count, convolutions = 2, kernel = 3}: ValidUnetOptions,
): (readonly [input: number, output: number])[] {
  for (const [name, value] of Object.entries({depth, count, convolutions, kernel})) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(
        `validUnetSizes: ${name} must be a whole number of at least 1, got ${value}`,
      );
    }
  }
  const lost = convolutions * (kernel - 1);
  const pairs: (readonly [number, number])[] = [];
  for (let bottom = 1; pairs.length < count; bottom++) {
    // The bottom size is what its own convolutions leave.
    let input = bottom + lost;
    let output = bottom;
    let fits = true;
    for (let level = 0; level < depth; level++) {
      input = 2 * input + lost;
      output = 2 * output - lost;
      fits &&= output >= 1;
    }
    if (fits) pairs.push([input, output]);
  }
  return pairs;
}
