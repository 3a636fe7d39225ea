// Convolution of any rank as a sum of runs: a run is a stretch of the padded input that one row of taps
// covers, its channels side by side, so that every convolution is a product of packed panels.
// One job is one row of output; four pixels and eight output channels are computed in registers.

/** One convolution of one group; offsets and steps in bytes. `convPlan.ts` writes the fields in this order. */
@unmanaged
export class ConvArgs {
  input: usize;
  /** Packed: [block of eight output channels][value of the runs][8]. */
  weights: usize;
  /** One value per output channel, filled up to whole blocks; 0 for none. */
  bias: usize;
  output: usize;
  /** Pairs: where a run starts beside the pixel, and how many values it has. */
  runs: usize;
  runCount: i32;
  /** Values of all runs together. */
  depth: i32;
  /** Output channels of this group. */
  channels: i32;
  /** Rows per plane, planes per image, pixels per row. */
  ny: i32;
  nz: i32;
  nx: i32;
  inImage: i32;
  inPlane: i32;
  inRow: i32;
  inPixel: i32;
  outImage: i32;
  outPlane: i32;
  outRow: i32;
  outPixel: i32;
  /** 1 to cut the result at 0. */
  relu: i32;
}

/** Stores the first `count` of eight values, at least 0 where `relu` says so. */
function storeBlock(to: usize, low: v128, high: v128, count: i32, relu: i32): void {
  if (relu) {
    const zero = f32x4.splat(0);
    low = f32x4.max(low, zero);
    high = f32x4.max(high, zero);
  }
  if (count >= 8) {
    v128.store(to, low);
    v128.store(to, high, 16);
    return;
  }
  if (count >= 4) {
    v128.store(to, low);
    to += 16;
    count -= 4;
    low = high;
  }
  if (count > 0) v128.store_lane<f32>(to, low, 0, 0);
  if (count > 1) v128.store_lane<f32>(to, low, 1, 4);
  if (count > 2) v128.store_lane<f32>(to, low, 2, 8);
}

/** Computes four pixels times eight channels; pixels past `count` repeat the last one and are not stored. */
function block(args: ConvArgs, from: usize, to: usize, count: i32, column: i32): void {
  const step = <usize>args.inPixel;
  const p1 = from + (count > 1 ? step : <usize>0);
  const p2 = p1 + (count > 2 ? step : <usize>0);
  const p3 = p2 + (count > 3 ? step : <usize>0);

  // The bias, or zero, starts all four pixels.
  let a0 = f32x4.splat(0);
  let a1 = a0;
  if (args.bias) {
    a0 = v128.load(args.bias + (column << 2));
    a1 = v128.load(args.bias + (column << 2), 16);
  }
  let b0 = a0;
  let b1 = a1;
  let c0 = a0;
  let c1 = a1;
  let d0 = a0;
  let d1 = a1;

  let w = args.weights + <usize>(column * args.depth) * 4;
  let run = args.runs;
  const lastRun = run + (args.runCount << 3);
  while (run < lastRun) {
    const start = load<i32>(run);
    let pa = from + start;
    let pb = p1 + start;
    let pc = p2 + start;
    let pd = p3 + start;
    const end = pa + (load<i32>(run, 4) << 2);
    while (pa < end) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      let x = v128.load32_splat(pa);
      a0 = f32x4.add(a0, f32x4.mul(x, w0));
      a1 = f32x4.add(a1, f32x4.mul(x, w1));
      x = v128.load32_splat(pb);
      b0 = f32x4.add(b0, f32x4.mul(x, w0));
      b1 = f32x4.add(b1, f32x4.mul(x, w1));
      x = v128.load32_splat(pc);
      c0 = f32x4.add(c0, f32x4.mul(x, w0));
      c1 = f32x4.add(c1, f32x4.mul(x, w1));
      x = v128.load32_splat(pd);
      d0 = f32x4.add(d0, f32x4.mul(x, w0));
      d1 = f32x4.add(d1, f32x4.mul(x, w1));
      w += 32;
      pa += 4;
      pb += 4;
      pc += 4;
      pd += 4;
    }
    run += 8;
  }

  const left = args.channels - column;
  const relu = args.relu;
  storeBlock(to, a0, a1, left, relu);
  if (count > 1) storeBlock(to + args.outPixel, b0, b1, left, relu);
  if (count > 2) storeBlock(to + 2 * args.outPixel, c0, c1, left, relu);
  if (count > 3) storeBlock(to + 3 * args.outPixel, d0, d1, left, relu);
}

/** Computes the rows `begin` to `end` of one group's output. */
export function convRows(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<ConvArgs>(pointer);
  for (let row = begin; row < end; row++) {
    const y = row % args.ny;
    const plane = row / args.ny;
    const z = plane % args.nz;
    const image = plane / args.nz;
    const from = args.input + image * args.inImage + z * args.inPlane + y * args.inRow;
    const to = args.output + image * args.outImage + z * args.outPlane + y * args.outRow;
    for (let column = 0; column < args.channels; column += 8) {
      for (let x = 0; x < args.nx; x += 4) {
        const source = from + x * args.inPixel;
        const target = to + x * args.outPixel + (column << 2);
        block(args, source, target, min(args.nx - x, 4), column);
      }
    }
  }
}
