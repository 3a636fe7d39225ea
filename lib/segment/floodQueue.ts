/** A queue of voxels that gives back the lowest value first, of equal values the oldest entry. */
export interface FloodQueue {
  /** Adds a voxel with its value and its age. */
  push(value: number, age: number, voxel: number): void;
  /** Takes the first voxel out; −1 when none is left. */
  pop(): number;
  /** Returns the value with which the voxel that pop took out last had entered. */
  level(): number;
}

/** Makes an empty queue: a binary heap in typed arrays, which grows as needed. */
export function createFloodQueue(): FloodQueue {
  let values = new Float64Array(1024);
  let ages = new Float64Array(1024);
  let voxels = new Int32Array(1024);
  let size = 0;
  let taken = Number.NaN;

  const grow = (): void => {
    const [v, a, x] = [values, ages, voxels];
    values = new Float64Array(2 * size);
    ages = new Float64Array(2 * size);
    voxels = new Int32Array(2 * size);
    values.set(v);
    ages.set(a);
    voxels.set(x);
  };
  const place = (at: number, value: number, age: number, voxel: number): void => {
    values[at] = value;
    ages[at] = age;
    voxels[at] = voxel;
  };
  const isBefore = (a: number, value: number, age: number): boolean =>
    values[a] < value || (values[a] === value && ages[a] < age);

  return {
    push(value, age, voxel) {
      if (size === values.length) grow();

      // Parents that come later move down until the new entry has its place.
      let child = size++;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (!(value < values[parent] || (value === values[parent] && age < ages[parent]))) break;
        place(child, values[parent], ages[parent], voxels[parent]);
        child = parent;
      }
      place(child, value, age, voxel);
    },
    pop() {
      if (size === 0) return -1;
      const first = voxels[0];
      taken = values[0];
      const value = values[--size];
      const age = ages[size];
      const voxel = voxels[size];

      // The last entry sinks from the top below every child that comes before it.
      let at = 0;
      for (let child = 1; child < size; child = 2 * at + 1) {
        const right = child + 1;
        if (right < size && isBefore(right, values[child], ages[child])) {
          if (!isBefore(right, value, age)) break;
          place(at, values[right], ages[right], voxels[right]);
          at = right;
        } else {
          if (!isBefore(child, value, age)) break;
          place(at, values[child], ages[child], voxels[child]);
          at = child;
        }
      }
      place(at, value, age, voxel);
      return first;
    },
    level: () => taken,
  };
}
