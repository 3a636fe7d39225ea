// Moves values into the order in which the products read them.

/** Weights to be packed; offsets and steps in bytes. `convPlan.ts` writes the fields in this order. */
@unmanaged
class PackArgs {
  source: usize;
  /** [block of eight columns][tap][value of a tap][8], missing columns are 0. */
  target: usize;
  /** Where each tap starts in the source. */
  taps: usize;
  tapCount: i32;
  /** Values of one tap, and the step between them. */
  depth: i32;
  depthStep: i32;
  columns: i32;
  columnStep: i32;
}

/** Packs the blocks of eight columns `begin` to `end`. */
export function packBlocks(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<PackArgs>(pointer);
  const whole = args.columnStep == 4;
  for (let block = begin; block < end; block++) {
    let to = args.target + ((block * args.tapCount * args.depth) << 5);
    const count = min(args.columns - (block << 3), 8);
    for (let tap = 0; tap < args.tapCount; tap++) {
      let from = args.source + load<i32>(args.taps + (tap << 2)) + (block << 3) * args.columnStep;
      for (let k = 0; k < args.depth; k++) {
        if (whole && count == 8) {
          v128.store(to, v128.load(from));
          v128.store(to, v128.load(from, 16), 16);
        } else {
          for (let n = 0; n < 8; n++) {
            const value = n < count ? load<f32>(from + n * args.columnStep) : <f32>0;
            store<f32>(to + (n << 2), value);
          }
        }
        from += args.depthStep;
        to += 32;
      }
    }
  }
}

/** An image to be continued by zeros; sizes in elements. `convPlan.ts` writes the fields in this order. */
@unmanaged
class PadArgs {
  source: usize;
  target: usize;
  sourceZ: i32;
  sourceY: i32;
  sourceX: i32;
  targetZ: i32;
  targetY: i32;
  targetX: i32;
  beforeZ: i32;
  beforeY: i32;
  beforeX: i32;
  /** Bytes of one pixel. */
  pixel: i32;
}

/** Writes the rows `begin` to `end` of a padded image; what lies past the target's end is cut. */
export function padRows(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<PadArgs>(pointer);
  const size = args.targetX * args.pixel;
  const head = min(args.beforeX * args.pixel, size);
  const body = max(min(args.sourceX * args.pixel, size - head), 0);
  for (let row = begin; row < end; row++) {
    const plane = row / args.targetY;
    const image = plane / args.targetZ;
    const y = (row % args.targetY) - args.beforeY;
    const z = (plane % args.targetZ) - args.beforeZ;
    const to = args.target + <usize>row * size;
    if (y < 0 || y >= args.sourceY || z < 0 || z >= args.sourceZ) {
      memory.fill(to, 0, size);
      continue;
    }
    const line = (image * args.sourceZ + z) * args.sourceY + y;
    const from = args.source + <usize>line * (args.sourceX * args.pixel);
    memory.fill(to, 0, head);
    memory.copy(to + head, from, body);
    memory.fill(to + head + body, 0, size - head - body);
  }
}

/** Rows of bytes to be copied with two steps. `arrange.ts` writes the fields in this order. */
@unmanaged
class CopyArgs {
  source: usize;
  target: usize;
  /** Bytes of a row that are copied, and those that are zeros after them; multiples of 4. */
  bytes: i32;
  zeros: i32;
  sourceStep: i32;
  targetStep: i32;
}

/** Copies the rows `begin` to `end`. */
export function copyRows(pointer: usize, begin: i32, end: i32): void {
  const args = changetype<CopyArgs>(pointer);
  const vectors = args.bytes & ~15;
  for (let row = begin; row < end; row++) {
    const from = args.source + <usize>row * args.sourceStep;
    const to = args.target + <usize>row * args.targetStep;
    if (args.bytes > 512) {
      memory.copy(to, from, args.bytes);
    } else {
      let at = 0;
      for (; at < vectors; at += 16) v128.store(to + at, v128.load(from + at));
      for (; at < args.bytes; at += 4) store<i32>(to + at, load<i32>(from + at));
    }
    for (let at = 0; at < args.zeros; at += 4) store<i32>(to + args.bytes + at, 0);
  }
}
