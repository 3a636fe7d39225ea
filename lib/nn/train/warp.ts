import type {Tensor32} from "./tensor32.ts";

/** The part of an augmentation that moves voxels. */
interface Motion {
  readonly flip: readonly boolean[];
  readonly turnDegrees: number;
  readonly zoom: number;
  readonly shift: readonly number[];
}

/** Where an output element comes from, along each of three axes (z, y, x), elements. */
type Source = (z: number, y: number, x: number, out: Float64Array) => void;

/** Inverts the motion: from an element of the result to the place in the original. */
function sourceOf(size: readonly number[], motion: Motion): Source {
  const centre = size.map((n) => (n - 1) / 2);
  const missing = 3 - motion.shift.length;
  const shift = [...new Array<number>(missing).fill(0), ...motion.shift];
  const flip = [...new Array<boolean>(missing).fill(false), ...motion.flip];
  const angle = (motion.turnDegrees * Math.PI) / 180;
  const cos = Math.cos(angle) / motion.zoom;
  const sin = Math.sin(angle) / motion.zoom;
  return (z, y, x, out) => {
    const dz = (z - centre[0] - shift[0]) / motion.zoom;
    const dy = y - centre[1] - shift[1];
    const dx = x - centre[2] - shift[2];
    out[0] = centre[0] + (flip[0] ? -dz : dz);
    const ty = cos * dy - sin * dx;
    const tx = sin * dy + cos * dx;
    out[1] = centre[1] + (flip[1] ? -ty : ty);
    out[2] = centre[2] + (flip[2] ? -tx : tx);
  };
}

/** Splits a place into the element below, kept inside, and the share of the next one. */
function split(place: number, n: number): [number, number] {
  const inside = Math.min(Math.max(place, 0), n - 1);
  const below = Math.min(Math.floor(inside), Math.max(n - 2, 0));
  return [below, inside - below];
}

/** Moves the voxels of a tensor; elements from outside take the edge's value. */
export function warp(
  {shape, data}: Tensor32,
  motion: Motion,
  interpolation: "linear" | "nearest",
): Tensor32 {
  const space = shape.slice(0, -1);
  const size = [...new Array<number>(3 - space.length).fill(1), ...space];
  const channels = shape[shape.length - 1];
  const [nz, ny, nx] = size;
  const out = new Float32Array(data.length);
  const from = sourceOf(size, motion);
  const place = new Float64Array(3);
  const strides = [ny * nx * channels, nx * channels, channels];
  let target = 0;
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        from(z, y, x, place);
        const [iz, fz] = split(place[0], nz);
        const [iy, fy] = split(place[1], ny);
        const [ix, fx] = split(place[2], nx);
        const base = iz * strides[0] + iy * strides[1] + ix * strides[2];
        for (let c = 0; c < channels; c++, target++) {
          if (interpolation === "nearest") {
            const near =
              (fz >= 0.5 ? strides[0] : 0) +
              (fy >= 0.5 ? strides[1] : 0) +
              (fx >= 0.5 ? strides[2] : 0);
            out[target] = data[base + c + near];
          } else out[target] = blend(data, base + c, strides, fz, fy, fx);
        }
      }
    }
  }
  return {shape, data: out};
}

/** Interpolates between eight neighbours; an axis of share 0 is not stepped along. */
function blend(
  data: Float32Array,
  at: number,
  [sz, sy, sx]: readonly number[],
  fz: number,
  fy: number,
  fx: number,
): number {
  const dz = fz > 0 ? sz : 0;
  const dy = fy > 0 ? sy : 0;
  const dx = fx > 0 ? sx : 0;
  const row = (i: number) => data[i] * (1 - fx) + data[i + dx] * fx;
  const plane = (i: number) => row(i) * (1 - fy) + row(i + dy) * fy;
  return plane(at) * (1 - fz) + plane(at + dz) * fz;
}
