// The gradient of a normalisation (norm.ts), of a fused ReLU too: where it cut, nothing passes.
import {NormArgs} from "./norm";

/** Sums dy and dy·(x − mean) of the chunks `begin` to `end`; factors hold scale and shift. */
export function normGradientChunks(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<NormArgs>(pointer);
  const step = (<usize>args.channels) << 2;
  const zero = f32x4.splat(0);
  for (let job = begin; job < end; job++) {
    const segment = job / args.chunks;
    const first = (job % args.chunks) * args.chunk;
    const offset = <usize>(segment * args.pixels + first) * step;
    const size = <usize>min(args.chunk, args.pixels - first) * step;
    const factors = args.factors + <usize>segment * 5 * step;
    const means = args.mean + <usize>segment * step;
    const to = args.partial + <usize>job * 2 * step;
    let at: usize = 0;
    for (; at + 16 <= step; at += 16) {
      const scale = v128.load(factors + at);
      const shift = v128.load(factors + step + at);
      const mean = v128.load(means + at);
      let plain = zero;
      let weighted = zero;
      const last = args.x + offset + at + size;
      let g = args.gradient + offset + at;
      for (let from = args.x + offset + at; from < last; from += step) {
        const x = v128.load(from);
        let dy = v128.load(g);
        if (args.relu) {
          dy = v128.and(dy, f32x4.gt(f32x4.add(f32x4.mul(x, scale), shift), zero));
        }
        plain = f32x4.add(plain, dy);
        weighted = f32x4.add(weighted, f32x4.mul(dy, f32x4.sub(x, mean)));
        g += step;
      }
      v128.store(to + at, plain);
      v128.store(to + step + at, weighted);
    }
    for (; at < step; at += 4) {
      const scale = load<f32>(factors + at);
      const shift = load<f32>(factors + step + at);
      const mean = load<f32>(means + at);
      let plain: f32 = 0;
      let weighted: f32 = 0;
      const last = args.x + offset + at + size;
      let g = args.gradient + offset + at;
      for (let from = args.x + offset + at; from < last; from += step) {
        const x = load<f32>(from);
        const dy = args.relu && !(x * scale + shift > 0) ? <f32>0 : load<f32>(g);
        plain += dy;
        weighted += dy * (x - mean);
        g += step;
      }
      store<f32>(to + at, plain);
      store<f32>(to + step + at, weighted);
    }
  }
}

/**
 * Adds the chunks to the gradients of γ and β, and writes the factors a, b, c of dx = a·dy + b·x + c.
 * One job does it all.
 */
export function normGradientFactors(pointer: usize, begin: i32, end: i32): void {
  if (begin >= end) return;
  const args = changetype<NormArgs>(pointer);
  const step = (<usize>args.channels) << 2;
  memory.fill(args.gammaGradient, 0, step);
  memory.fill(args.betaGradient, 0, step);
  for (let segment = 0; segment < args.segments; segment++) {
    for (let group = 0; group < args.channels; group += args.shared) {
      // Sums over the group of γ·dy and of γ·dy·(x − mean).
      let plain: f64 = 0;
      let weighted: f64 = 0;
      const place = (<usize>segment * args.channels + group) << 2;
      const mean = <f64>load<f32>(args.mean + place);
      const inverse = 1 / Math.sqrt(<f64>load<f32>(args.variance + place) + <f64>args.eps);
      for (let c = group; c < group + args.shared; c++) {
        const at = (<usize>c) << 2;
        let p: f64 = 0;
        let w: f64 = 0;
        for (let chunk = 0; chunk < args.chunks; chunk++) {
          const from = args.partial + <usize>(segment * args.chunks + chunk) * 2 * step + at;
          p += <f64>load<f32>(from);
          w += <f64>load<f32>(from + step);
        }
        const gamma = <f64>load<f32>(args.gamma + at);
        plain += gamma * p;
        weighted += gamma * w;
        const dGamma = args.gammaGradient + at;
        const dBeta = args.betaGradient + at;
        store<f32>(dGamma, <f32>(<f64>load<f32>(dGamma) + w * inverse));
        store<f32>(dBeta, <f32>(<f64>load<f32>(dBeta) + p));
      }
      const n = <f64>args.pixels * <f64>args.shared;
      const b = (-inverse * inverse * inverse * weighted) / n;
      const c = (-inverse * plain) / n - b * mean;
      for (let channel = group; channel < group + args.shared; channel++) {
        const at = (<usize>channel) << 2;
        const to = args.factors + <usize>segment * 5 * step + at;
        const gamma = <f64>load<f32>(args.gamma + at);
        store<f32>(to + 2 * step, <f32>(inverse * gamma));
        store<f32>(to + 3 * step, <f32>b);
        store<f32>(to + 4 * step, <f32>c);
      }
    }
  }
}

/** Writes dx of the chunks `begin` to `end`. */
export function normGradientApply(pointer: usize, begin: i32, end: i32): void {
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
      const a = v128.load(factors + 2 * step + at);
      const b = v128.load(factors + 3 * step + at);
      const c = v128.load(factors + 4 * step + at);
      const last = args.x + offset + at + size;
      let g = args.gradient + offset + at;
      let to = args.y + offset + at;
      for (let from = args.x + offset + at; from < last; from += step) {
        const x = v128.load(from);
        let dy = v128.load(g);
        if (args.relu) {
          dy = v128.and(dy, f32x4.gt(f32x4.add(f32x4.mul(x, scale), shift), zero));
        }
        v128.store(to, f32x4.add(f32x4.mul(a, dy), f32x4.add(f32x4.mul(b, x), c)));
        g += step;
        to += step;
      }
    }
    for (; at < step; at += 4) {
      const scale = load<f32>(factors + at);
      const shift = load<f32>(factors + step + at);
      const a = load<f32>(factors + 2 * step + at);
      const b = load<f32>(factors + 3 * step + at);
      const c = load<f32>(factors + 4 * step + at);
      const last = args.x + offset + at + size;
      let g = args.gradient + offset + at;
      let to = args.y + offset + at;
      for (let from = args.x + offset + at; from < last; from += step) {
        const x = load<f32>(from);
        const dy = args.relu && !(x * scale + shift > 0) ? <f32>0 : load<f32>(g);
        store<f32>(to, a * dy + (b * x + c));
        g += step;
        to += step;
      }
    }
  }
}
