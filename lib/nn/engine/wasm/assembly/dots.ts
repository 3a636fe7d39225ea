// Convolution to a few channels, such as the gradient of an image: eight channels in registers would be
// mostly empty, so that each output is a dot product, four values of a run at a time.
import {ConvArgs} from "./conv";

/** Adds up the four numbers of a vector. */
function lanes(v: v128): f32 {
  const low = f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1);
  return low + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** Stores one output on top of the bias, at least 0 where `relu` says so. */
function storeOne(to: usize, sum: v128, bias: f32, relu: i32): void {
  const value = bias + lanes(sum);
  store<f32>(to, relu ? max(value, <f32>0) : value);
}

/** Computes one channel of four pixels; pixels past `count` repeat the first one and are not stored. */
function dots(args: ConvArgs, from: usize, to: usize, count: i32, column: i32): void {
  const step = <usize>args.inPixel;
  const p1 = from + (count > 1 ? step : <usize>0);
  const p2 = from + (count > 2 ? 2 * step : <usize>0);
  const p3 = from + (count > 3 ? 3 * step : <usize>0);
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
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
      const weights = v128.load(w);
      a = f32x4.add(a, f32x4.mul(v128.load(pa), weights));
      b = f32x4.add(b, f32x4.mul(v128.load(pb), weights));
      c = f32x4.add(c, f32x4.mul(v128.load(pc), weights));
      d = f32x4.add(d, f32x4.mul(v128.load(pd), weights));
      w += 16;
      pa += 16;
      pb += 16;
      pc += 16;
      pd += 16;
    }
    run += 8;
  }
  const bias = args.bias ? load<f32>(args.bias + (column << 2)) : <f32>0;
  storeOne(to, a, bias, args.relu);
  if (count > 1) storeOne(to + args.outPixel, b, bias, args.relu);
  if (count > 2) storeOne(to + 2 * args.outPixel, c, bias, args.relu);
  if (count > 3) storeOne(to + 3 * args.outPixel, d, bias, args.relu);
}

/**
 * Computes the rows `begin` to `end` of one group's output. Runs hold a multiple of four values; weights
 * are packed as [channel][value of the runs].
 */
export function dotRows(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<ConvArgs>(pointer);
  for (let row = begin; row < end; row++) {
    const y = row % args.ny;
    const plane = row / args.ny;
    const z = plane % args.nz;
    const image = plane / args.nz;
    const from = args.input + image * args.inImage + z * args.inPlane + y * args.inRow;
    const to = args.output + image * args.outImage + z * args.outPlane + y * args.outRow;
    for (let column = 0; column < args.channels; column++) {
      for (let x = 0; x < args.nx; x += 4) {
        const source = from + x * args.inPixel;
        const target = to + x * args.outPixel + (column << 2);
        dots(args, source, target, min(args.nx - x, 4), column);
      }
    }
  }
}
