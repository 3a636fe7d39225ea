import type {Tensor32} from "./tensor32.ts";

/** The part of an augmentation that moves voxels. */
interface Motion {
  readonly flip: readonly boolean[];
  readonly turnDegrees: number;
  readonly zoom: number;
  readonly shift: readonly number[];
  /** Lengths of an element along each axis, in the unit of the shift; 1 when left out. */
  readonly spacing?: readonly number[];
  /** Displacement of each element along z, y and x, in the unit of the shift; none when left out. */
  readonly field?: readonly Float64Array[] | undefined;
}

/** A motion of an image of three axes, z, y and x; those that it lacks have one element. */
interface Frame {
  readonly size: readonly number[];
  readonly centre: readonly number[];
  readonly shift: readonly number[];
  readonly spacing: readonly number[];
  /** −1 along axes that are turned round, else 1. */
  readonly sign: readonly number[];
  readonly zoom: number;
  readonly cos: number;
  readonly sin: number;
  readonly field: readonly Float64Array[] | undefined;
}

/** Brings a motion to three axes and its turn to what is computed with. */
function frameOf(shape: readonly number[], motion: Motion): Frame {
  const {flip, turnDegrees, zoom, shift, spacing = shift.map(() => 1), field} = motion;
  const missing = 3 - shift.length;
  const three = (fill: number, values: readonly number[]) => [
    ...new Array<number>(missing).fill(fill),
    ...values,
  ];
  const size = three(1, shape.slice(0, -1));
  const angle = (turnDegrees * Math.PI) / 180;
  return {
    size,
    centre: size.map((n) => (n - 1) / 2),
    shift: three(0, shift),
    spacing: three(1, spacing),
    sign: three(
      1,
      flip.map((turned) => (turned ? -1 : 1)),
    ),
    ...{zoom, field},
    cos: Math.cos(angle) / zoom,
    sin: Math.sin(angle) / zoom,
  };
}

/**
 * Inverts the motion for one row of the result: where its elements come from along z, y and x. They are
 * turned and stretched as lengths, since elements may be longer along one axis than another.
 */
function rowPlaces(
  {size, centre, shift, spacing, sign, zoom, cos, sin, field}: Frame,
  z: number,
  y: number,
  places: Float64Array,
): void {
  const nx = size[2];
  const first = (z * size[1] + y) * nx;
  for (let x = 0; x < nx; x++) {
    let dz = (z - centre[0]) * spacing[0] - shift[0];
    let dy = (y - centre[1]) * spacing[1] - shift[1];
    let dx = (x - centre[2]) * spacing[2] - shift[2];
    if (field !== undefined) {
      dz -= field[0][first + x];
      dy -= field[1][first + x];
      dx -= field[2][first + x];
    }
    places[3 * x] = centre[0] + sign[0] * (dz / zoom / spacing[0]);
    places[3 * x + 1] = centre[1] + sign[1] * ((cos * dy - sin * dx) / spacing[1]);
    places[3 * x + 2] = centre[2] + sign[2] * ((sin * dy + cos * dx) / spacing[2]);
  }
}

/** Interpolates between four neighbours of a plane. */
function blendPlane(
  data: Float32Array,
  at: number,
  dy: number,
  dx: number,
  fy: number,
  fx: number,
): number {
  const near = data[at] * (1 - fx) + data[at + dx] * fx;
  if (dy === 0) return near;
  return near * (1 - fy) + (data[at + dy] * (1 - fx) + data[at + dy + dx] * fx) * fy;
}

/** Fetches a row of the result; elements from outside take the edge's value. */
function fetchRow(
  {shape, data}: Tensor32,
  [nz, ny, nx]: readonly number[],
  places: Float64Array,
  interpolation: "linear" | "nearest",
  out: Float32Array,
  start: number,
): void {
  const channels = shape[shape.length - 1];
  const sy = nx * channels;
  const sz = ny * sy;
  for (let x = 0, target = start; x < nx; x++) {
    // The element below, kept inside, and the share of the next one.
    const pz = Math.min(Math.max(places[3 * x], 0), nz - 1);
    const py = Math.min(Math.max(places[3 * x + 1], 0), ny - 1);
    const px = Math.min(Math.max(places[3 * x + 2], 0), nx - 1);
    const iz = Math.min(Math.floor(pz), Math.max(nz - 2, 0));
    const iy = Math.min(Math.floor(py), Math.max(ny - 2, 0));
    const ix = Math.min(Math.floor(px), Math.max(nx - 2, 0));
    const [fz, fy, fx] = [pz - iz, py - iy, px - ix];
    const base = iz * sz + iy * sy + ix * channels;
    if (interpolation === "nearest") {
      const near = base + (fz < 0.5 ? 0 : sz) + (fy < 0.5 ? 0 : sy) + (fx < 0.5 ? 0 : channels);
      for (let c = 0; c < channels; c++, target++) out[target] = data[near + c];
      continue;
    }

    // An axis of share 0 is not stepped along: there may be nothing beyond.
    const [dy, dx] = [fy > 0 ? sy : 0, fx > 0 ? channels : 0];
    for (let c = 0; c < channels; c++, target++) {
      const plane = blendPlane(data, base + c, dy, dx, fy, fx);
      out[target] =
        fz > 0 ? plane * (1 - fz) + blendPlane(data, base + sz + c, dy, dx, fy, fx) * fz : plane;
    }
  }
}

/** Moves the voxels of a tensor; elements from outside take the edge's value. */
export function warp(
  tensor: Tensor32,
  motion: Motion,
  interpolation: "linear" | "nearest",
): Tensor32 {
  const frame = frameOf(tensor.shape, motion);
  const [nz, ny, nx] = frame.size;
  const out = new Float32Array(tensor.data.length);
  const places = new Float64Array(3 * nx);
  const row = nx * tensor.shape[tensor.shape.length - 1];
  for (let z = 0, start = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++, start += row) {
      rowPlaces(frame, z, y, places);
      fetchRow(tensor, frame.size, places, interpolation, out, start);
    }
  }
  return {shape: tensor.shape, data: out};
}
