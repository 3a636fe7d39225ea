// Work on each element by itself, and sums of columns.

/** Sums over the rows of a matrix. `arrange.ts` writes the fields in this order. */
@unmanaged
class ColumnSumArgs {
  source: usize;
  /** [chunk][column], to be added by `addChunks`. */
  partial: usize;
  rows: i32;
  rowsPerChunk: i32;
  columns: i32;
}

/** Sums the columns of the chunks `begin` to `end`. */
export function columnSumChunks(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<ColumnSumArgs>(pointer);
  const step = (<usize>args.columns) << 2;
  for (let chunk = begin; chunk < end; chunk++) {
    const first = chunk * args.rowsPerChunk;
    const count = min(args.rowsPerChunk, args.rows - first);
    const from = args.source + <usize>first * step;
    const to = args.partial + <usize>chunk * step;
    let at: usize = 0;
    for (; at + 16 <= step; at += 16) {
      let sum = f32x4.splat(0);
      for (let row = 0; row < count; row++)
        sum = f32x4.add(sum, v128.load(from + <usize>row * step + at));
      v128.store(to + at, sum);
    }
    for (; at < step; at += 4) {
      let sum: f32 = 0;
      for (let row = 0; row < count; row++) sum += load<f32>(from + <usize>row * step + at);
      store<f32>(to + at, sum);
    }
  }
}

/** A leaky ReLU, or its gradient. `arrange.ts` writes the fields in this order. */
@unmanaged
class ReluArgs {
  x: usize;
  /** 0 for the value; else the gradient of the result, and the gradient of x is written. */
  gradient: usize;
  output: usize;
  size: i32;
  /** Slope below 0. */
  slope: f32;
}

/** Writes max(x, slope·x), or its gradient, of the blocks of 1,024 `begin` to `end`. */
export function reluBlocks(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<ReluArgs>(pointer);
  const last = (<usize>min(end << 10, args.size)) << 2;
  const source = args.gradient ? args.gradient : args.x;
  const slope = f32x4.splat(args.slope);
  let at = (<usize>begin) << 12;
  for (; at + 16 <= last; at += 16) {
    const value = v128.load(source + at);
    const above = f32x4.gt(v128.load(args.x + at), f32x4.splat(0));
    v128.store(args.output + at, v128.bitselect(value, f32x4.mul(value, slope), above));
  }
  for (; at < last; at += 4) {
    const value = load<f32>(source + at);
    store<f32>(args.output + at, load<f32>(args.x + at) > 0 ? value : value * args.slope);
  }
}
