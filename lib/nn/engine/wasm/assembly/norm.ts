// Normalisation over pixels, per channel or per group of channels, with ReLU where asked. Pixels of a
// segment (the whole batch, or one image) are cut into chunks; sums of chunks are combined in their
// order in doubles, so that threads change nothing.

/** One normalisation. `normPlan.ts` writes the fields in this order. */
@unmanaged
export class NormArgs {
  x: usize;
  y: usize;
  gradient: usize;
  gamma: usize;
  beta: usize;
  /** [segment][channel]; of a group, the same value for each of its channels. */
  mean: usize;
  variance: usize;
  gammaGradient: usize;
  betaGradient: usize;
  /** [segment][chunk][2][channel]: mean and sum of squares about it, or the two sums of a gradient. */
  partial: usize;
  /** [segment][5][channel]: scale and shift of y = scale·x + shift; a, b, c of dx = a·dy + b·x + c. */
  factors: usize;
  segments: i32;
  /** Pixels of a segment, and of a chunk. */
  pixels: i32;
  chunk: i32;
  chunks: i32;
  channels: i32;
  /** Channels that share one mean. */
  shared: i32;
  relu: i32;
  eps: f32;
}

/** Sums a channel over a chunk: values, or squares about a mean. */
function sumOf(from: usize, count: i32, step: usize, mean: f32, squared: bool): f32 {
  let sum: f32 = 0;
  for (let i = 0; i < count; i++) {
    const value = load<f32>(from) - mean;
    sum += squared ? value * value : value;
    from += step;
  }
  return sum;
}

/** Finds mean and squares about it, of four channels of a chunk. */
function statisticsOfFour(from: usize, count: i32, step: usize, to: usize, squares: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let p = from;
  const fours = from + <usize>(count & ~3) * step;
  const end = from + <usize>count * step;
  for (; p < fours; p += 4 * step) {
    a = f32x4.add(a, v128.load(p));
    b = f32x4.add(b, v128.load(p + step));
    c = f32x4.add(c, v128.load(p + 2 * step));
    d = f32x4.add(d, v128.load(p + 3 * step));
  }
  for (; p < end; p += step) a = f32x4.add(a, v128.load(p));
  const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  const mean = f32x4.div(sum, f32x4.splat(<f32>count));
  a = f32x4.splat(0);
  b = a;
  c = a;
  d = a;
  for (p = from; p < fours; p += 4 * step) {
    let v = f32x4.sub(v128.load(p), mean);
    a = f32x4.add(a, f32x4.mul(v, v));
    v = f32x4.sub(v128.load(p + step), mean);
    b = f32x4.add(b, f32x4.mul(v, v));
    v = f32x4.sub(v128.load(p + 2 * step), mean);
    c = f32x4.add(c, f32x4.mul(v, v));
    v = f32x4.sub(v128.load(p + 3 * step), mean);
    d = f32x4.add(d, f32x4.mul(v, v));
  }
  for (; p < end; p += step) {
    const v = f32x4.sub(v128.load(p), mean);
    a = f32x4.add(a, f32x4.mul(v, v));
  }
  v128.store(to, mean);
  v128.store(squares, f32x4.add(f32x4.add(a, b), f32x4.add(c, d)));
}

/** Finds mean and squares of the chunks `begin` to `end`; job = segment × chunks + chunk. */
export function normChunks(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<NormArgs>(pointer);
  const step = (<usize>args.channels) << 2;
  for (let job = begin; job < end; job++) {
    const segment = job / args.chunks;
    const first = (job % args.chunks) * args.chunk;
    const count = min(args.chunk, args.pixels - first);
    const from = args.x + <usize>(segment * args.pixels + first) * step;
    const to = args.partial + <usize>job * 2 * step;
    let at: usize = 0;
    for (; at + 16 <= step; at += 16) {
      statisticsOfFour(from + at, count, step, to + at, to + step + at);
    }
    for (; at < step; at += 4) {
      const mean = sumOf(from + at, count, step, 0, false) / <f32>count;
      store<f32>(to + at, mean);
      store<f32>(to + step + at, sumOf(from + at, count, step, mean, true));
    }
  }
}

/** Combines the chunks of the groups `begin` to `end` to mean and variance; job = segment × groups + group. */
export function normCombine(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<NormArgs>(pointer);
  const step = (<usize>args.channels) << 2;
  const groups = args.channels / args.shared;
  for (let job = begin; job < end; job++) {
    const segment = job / groups;
    const channel = (job % groups) * args.shared;
    let n: f64 = 0;
    let mean: f64 = 0;
    let squares: f64 = 0;
    for (let chunk = 0; chunk < args.chunks; chunk++) {
      const count = <f64>min(args.chunk, args.pixels - chunk * args.chunk);
      const from = args.partial + <usize>(segment * args.chunks + chunk) * 2 * step;
      for (let c = channel; c < channel + args.shared; c++) {
        const at = from + ((<usize>c) << 2);
        const away = <f64>load<f32>(at) - mean;
        const total = n + count;
        mean += (away * count) / total;
        squares += <f64>load<f32>(at + step) + (away * away * n * count) / total;
        n = total;
      }
    }
    for (let c = channel; c < channel + args.shared; c++) {
      const at = (<usize>segment * args.channels + c) << 2;
      store<f32>(args.mean + at, <f32>mean);
      store<f32>(args.variance + at, <f32>(squares / n));
    }
  }
}

/** The factor of x in the result, γ/√(σ² + ε). */
function scaleOf(args: NormArgs, at: usize, channel: usize): f32 {
  const inverse = 1 / Math.sqrt(<f64>load<f32>(args.variance + at) + <f64>args.eps);
  return <f32>(inverse * <f64>load<f32>(args.gamma + channel));
}

/** Writes scale and shift of the segments `begin` to `end`, so that y = scale·x + shift. */
export function normFactors(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<NormArgs>(pointer);
  const step = (<usize>args.channels) << 2;
  for (let segment = begin; segment < end; segment++) {
    const to = args.factors + <usize>segment * 5 * step;
    for (let at: usize = 0; at < step; at += 4) {
      const place = <usize>segment * step + at;
      const scale = scaleOf(args, place, at);
      store<f32>(to + at, scale);
      store<f32>(to + step + at, load<f32>(args.beta + at) - load<f32>(args.mean + place) * scale);
    }
  }
}

/** Writes y of the chunks `begin` to `end`. */
export function normApply(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<NormArgs>(pointer);
  const step = (<usize>args.channels) << 2;
  const zero = f32x4.splat(0);
  for (let job = begin; job < end; job++) {
    const segment = job / args.chunks;
    const first = (job % args.chunks) * args.chunk;
    const offset = <usize>(segment * args.pixels + first) * step;
    const size = <usize>min(args.chunk, args.pixels - first) * step;
    const factors = args.factors + <usize>segment * 5 * step;
    let at: usize = 0;
    for (; at + 16 <= step; at += 16) {
      const scale = v128.load(factors + at);
      const shift = v128.load(factors + step + at);
      const last = args.x + offset + at + size;
      let to = args.y + offset + at;
      for (let from = args.x + offset + at; from < last; from += step) {
        let y = f32x4.add(f32x4.mul(v128.load(from), scale), shift);
        if (args.relu) y = f32x4.max(y, zero);
        v128.store(to, y);
        to += step;
      }
    }
    for (; at < step; at += 4) {
      const scale = load<f32>(factors + at);
      const shift = load<f32>(factors + step + at);
      const last = args.x + offset + at + size;
      let to = args.y + offset + at;
      for (let from = args.x + offset + at; from < last; from += step) {
        const y = load<f32>(from) * scale + shift;
        store<f32>(to, args.relu ? max(y, <f32>0) : y);
        to += step;
      }
    }
  }
}
