// Largest value and mean of windows, of any rank up to three, and their gradients. Padding takes no part
// in a maximum.

/** One pooling; sizes in elements. `poolKernels.ts` writes the fields in this order. */
@unmanaged
class PoolArgs {
  x: usize;
  y: usize;
  /** Gradient of y, and of x. */
  dy: usize;
  dx: usize;
  channels: i32;
  xZ: i32;
  xY: i32;
  xX: i32;
  yZ: i32;
  yY: i32;
  yX: i32;
  kernelZ: i32;
  kernelY: i32;
  kernelX: i32;
  strideZ: i32;
  strideY: i32;
  strideX: i32;
  beforeZ: i32;
  beforeY: i32;
  beforeX: i32;
  dilationZ: i32;
  dilationY: i32;
  dilationX: i32;
  /** 1 for the mean, else the maximum. */
  average: i32;
  /** 1 to divide by the whole window where it hangs over the edge. */
  countPadding: i32;
}

/** The first tap of a window that lies inside. */
function firstTap(start: i32, dilation: i32): i32 {
  return start < 0 ? (dilation - 1 - start) / dilation : 0;
}

/** The tap after the last that lies inside. */
function lastTap(start: i32, kernel: i32, dilation: i32, size: i32): i32 {
  return min(kernel, (size - start + dilation - 1) / dilation);
}

/** Finds the factor of a mean: one over how many values it counts. */
function share(args: PoolArgs, inside: i32): f32 {
  const whole = args.kernelZ * args.kernelY * args.kernelX;
  return 1 / <f32>(args.countPadding ? whole : inside);
}

/** Pools the output rows `begin` to `end`. */
export function poolRows(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<PoolArgs>(pointer);
  const size = args.channels << 2;
  const vectors = size & ~15;
  const lowest = args.average ? <f32>0 : -(<f32>Infinity);
  for (let row = begin; row < end; row++) {
    const plane = row / args.yY;
    const z0 = (plane % args.yZ) * args.strideZ - args.beforeZ;
    const y0 = (row % args.yY) * args.strideY - args.beforeY;
    const zs = firstTap(z0, args.dilationZ);
    const ze = lastTap(z0, args.kernelZ, args.dilationZ, args.xZ);
    const ys = firstTap(y0, args.dilationY);
    const ye = lastTap(y0, args.kernelY, args.dilationY, args.xY);
    const image = (plane / args.yZ) * args.xZ;
    for (let i = 0; i < args.yX; i++) {
      const x0 = i * args.strideX - args.beforeX;
      const xs = firstTap(x0, args.dilationX);
      const xe = lastTap(x0, args.kernelX, args.dilationX, args.xX);
      const to = args.y + <usize>(row * args.yX + i) * size;
      const factor = share(args, (ze - zs) * (ye - ys) * (xe - xs));
      let at = 0;
      for (; at < vectors; at += 16) {
        let result = f32x4.splat(lowest);
        for (let z = zs; z < ze; z++) {
          for (let y = ys; y < ye; y++) {
            const line = (image + z0 + z * args.dilationZ) * args.xY + y0 + y * args.dilationY;
            let from = args.x + <usize>(line * args.xX + x0 + xs * args.dilationX) * size + at;
            for (let x = xs; x < xe; x++) {
              const value = v128.load(from);
              result = args.average ? f32x4.add(result, value) : f32x4.max(result, value);
              from += args.dilationX * size;
            }
          }
        }
        if (args.average) result = f32x4.mul(result, f32x4.splat(factor));
        v128.store(to + at, result);
      }
      for (; at < size; at += 4) {
        let result = lowest;
        for (let z = zs; z < ze; z++) {
          for (let y = ys; y < ye; y++) {
            const line = (image + z0 + z * args.dilationZ) * args.xY + y0 + y * args.dilationY;
            let from = args.x + <usize>(line * args.xX + x0 + xs * args.dilationX) * size + at;
            for (let x = xs; x < xe; x++) {
              const value = load<f32>(from);
              result = args.average ? result + value : max(result, value);
              from += args.dilationX * size;
            }
          }
        }
        store<f32>(to + at, args.average ? result * factor : result);
      }
    }
  }
}

/**
 * Adds the gradient of the output rows `begin` to `end` to dx, which starts at 0; of a maximum, to the
 * first place that holds it. Windows that overlap must stay in one call.
 */
export function poolGradientRows(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<PoolArgs>(pointer);
  const size = args.channels << 2;
  const vectors = size & ~15;
  const all = i32x4.splat(-1);
  for (let row = begin; row < end; row++) {
    const plane = row / args.yY;
    const z0 = (plane % args.yZ) * args.strideZ - args.beforeZ;
    const y0 = (row % args.yY) * args.strideY - args.beforeY;
    const zs = firstTap(z0, args.dilationZ);
    const ze = lastTap(z0, args.kernelZ, args.dilationZ, args.xZ);
    const ys = firstTap(y0, args.dilationY);
    const ye = lastTap(y0, args.kernelY, args.dilationY, args.xY);
    const image = (plane / args.yZ) * args.xZ;
    for (let i = 0; i < args.yX; i++) {
      const x0 = i * args.strideX - args.beforeX;
      const xs = firstTap(x0, args.dilationX);
      const xe = lastTap(x0, args.kernelX, args.dilationX, args.xX);
      const pixel = <usize>(row * args.yX + i) * size;
      const factor = share(args, (ze - zs) * (ye - ys) * (xe - xs));
      let at = 0;
      for (; at < vectors; at += 16) {
        const largest = v128.load((args.average ? args.dy : args.y) + pixel + at);
        let dy = v128.load(args.dy + pixel + at);
        if (args.average) dy = f32x4.mul(dy, f32x4.splat(factor));
        let open = all;
        for (let z = zs; z < ze; z++) {
          for (let y = ys; y < ye; y++) {
            const line = (image + z0 + z * args.dilationZ) * args.xY + y0 + y * args.dilationY;
            let place = <usize>(line * args.xX + x0 + xs * args.dilationX) * size + at;
            for (let x = xs; x < xe; x++) {
              let part = dy;
              if (!args.average) {
                const found = v128.and(open, f32x4.eq(v128.load(args.x + place), largest));
                open = v128.andnot(open, found);
                part = v128.and(dy, found);
              }
              v128.store(args.dx + place, f32x4.add(v128.load(args.dx + place), part));
              place += args.dilationX * size;
            }
          }
        }
      }
      for (; at < size; at += 4) {
        const largest = load<f32>((args.average ? args.dy : args.y) + pixel + at);
        let dy = load<f32>(args.dy + pixel + at);
        if (args.average) dy *= factor;
        let open = true;
        for (let z = zs; z < ze && open; z++) {
          for (let y = ys; y < ye && open; y++) {
            const line = (image + z0 + z * args.dilationZ) * args.xY + y0 + y * args.dilationY;
            let place = <usize>(line * args.xX + x0 + xs * args.dilationX) * size + at;
            for (let x = xs; x < xe && open; x++) {
              if (args.average || load<f32>(args.x + place) == largest) {
                store<f32>(args.dx + place, load<f32>(args.dx + place) + dy);
                if (!args.average) open = false;
              }
              place += args.dilationX * size;
            }
          }
        }
      }
    }
  }
}
