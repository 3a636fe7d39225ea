// Gradient of a convolution's kernel: for each run of taps, the product of the input's values under it
// with the output's gradient, summed over all pixels. Pixels are cut into chunks that fit a cache; each
// chunk has a sum of its own, and these are added in their order, so that threads change nothing.

/** One group of one convolution; offsets and steps in bytes. `convPlan.ts` writes the fields in this order. */
@unmanaged
class FilterGradientArgs {
  input: usize;
  /** Rows of pixels without gaps, channels filled up to whole blocks of eight. */
  gradient: usize;
  /** [chunk][value of the runs][block of eight output channels]. */
  partial: usize;
  /** Triples: where a run starts, how many values it has, how many the runs before it have. */
  runs: usize;
  runCount: i32;
  depth: i32;
  /** Output channels, a multiple of eight. */
  channels: i32;
  /** Where the input starts for each row of output pixels. */
  starts: usize;
  rows: i32;
  rowsPerChunk: i32;
  nx: i32;
  inPixel: i32;
  gradientPixel: i32;
}

/** Sums four values of the input times eight of the gradient over the rows `begin` to `end`. */
function block(
  args: FilterGradientArgs,
  offset: usize,
  column: usize,
  begin: i32,
  end: i32,
  to: usize,
  count: i32,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const inPixel = args.inPixel;
  const gradientPixel = args.gradientPixel;
  let g = args.gradient + <usize>begin * (args.nx * gradientPixel) + column;
  for (let row = begin; row < end; row++) {
    let p = args.input + load<u32>(args.starts + (row << 2)) + offset;
    const last = g + args.nx * gradientPixel;
    while (g < last) {
      const g0 = v128.load(g);
      const g1 = v128.load(g, 16);
      let x = v128.load32_splat(p);
      a0 = f32x4.add(a0, f32x4.mul(x, g0));
      a1 = f32x4.add(a1, f32x4.mul(x, g1));
      x = v128.load32_splat(p, 4);
      b0 = f32x4.add(b0, f32x4.mul(x, g0));
      b1 = f32x4.add(b1, f32x4.mul(x, g1));
      x = v128.load32_splat(p, 8);
      c0 = f32x4.add(c0, f32x4.mul(x, g0));
      c1 = f32x4.add(c1, f32x4.mul(x, g1));
      x = v128.load32_splat(p, 12);
      d0 = f32x4.add(d0, f32x4.mul(x, g0));
      d1 = f32x4.add(d1, f32x4.mul(x, g1));
      p += inPixel;
      g += gradientPixel;
    }
  }
  const step = args.channels << 2;
  v128.store(to, a0);
  v128.store(to, a1, 16);
  if (count > 1) {
    v128.store(to + step, b0);
    v128.store(to + step, b1, 16);
  }
  if (count > 2) {
    v128.store(to + 2 * step, c0);
    v128.store(to + 2 * step, c1, 16);
  }
  if (count > 3) {
    v128.store(to + 3 * step, d0);
    v128.store(to + 3 * step, d1, 16);
  }
}

/**
 * Computes the jobs `begin` to `end`; job = (chunk × runs + run) × blocks of eight channels + block. Reads up
 * to 12 bytes past a run.
 */
export function filterGradientRuns(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<FilterGradientArgs>(pointer);
  const step = args.channels << 2;
  const blocks = args.channels >> 3;
  for (let job = begin; job < end; job++) {
    const column = (job % blocks) << 5;
    const part = job / blocks;
    const chunk = part / args.runCount;
    const run = args.runs + (part % args.runCount) * 12;
    const first = chunk * args.rowsPerChunk;
    const last = min(first + args.rowsPerChunk, args.rows);
    const offset = load<i32>(run);
    const length = load<i32>(run, 4);
    const target = args.partial + <usize>(chunk * args.depth + load<i32>(run, 8)) * step + column;
    for (let k = 0; k < length; k += 4) {
      const count = min(length - k, 4);
      block(args, offset + (k << 2), column, first, last, target + k * step, count);
    }
  }
}

/** Sums of chunks to be added. `convPlan.ts` writes the fields in this order. */
@unmanaged
class AddChunksArgs {
  partial: usize;
  output: usize;
  chunks: i32;
  /** Bytes from one chunk to the next, from one of its rows to the next, and of an output row. */
  chunkStep: i32;
  partialStep: i32;
  outputStep: i32;
  /** Values of a row that are kept. */
  columns: i32;
}

/** Adds the chunks of the rows `begin` to `end`, first chunk first. */
export function addChunks(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<AddChunksArgs>(pointer);
  const size = args.columns << 2;
  const vectors = size & ~15;
  for (let row = begin; row < end; row++) {
    const from = args.partial + <usize>row * args.partialStep;
    const to = args.output + <usize>row * args.outputStep;
    let at = 0;
    for (; at < vectors; at += 16) {
      let sum = v128.load(from + at);
      for (let chunk = 1; chunk < args.chunks; chunk++) {
        sum = f32x4.add(sum, v128.load(from + at + <usize>chunk * args.chunkStep));
      }
      v128.store(to + at, sum);
    }
    for (; at < size; at += 4) {
      let sum = load<f32>(from + at);
      for (let chunk = 1; chunk < args.chunks; chunk++) {
        sum += load<f32>(from + at + <usize>chunk * args.chunkStep);
      }
      store<f32>(to + at, sum);
    }
  }
}
