/** Largest whole coordinate for which heights are exact: 12 · (2 · 2¹⁵)³ is below 2⁵³. */
const MOST_EXACT = 2 ** 15;

/** Height that rounding may feign, over the extent of the points. */
const ROUNDING = 1e-11;

/** A triangle of the growing hull. */
interface Facet {
  readonly points: readonly [number, number, number];
  /** The facets across the edges from point 0 to 1, 1 to 2, 2 to 0. */
  readonly across: [Facet | null, Facet | null, Facet | null];
  /** Outward normal, twice the area long, and its product with a point of the facet. */
  readonly normal: readonly [number, number, number];
  readonly offset: number;
  /** Products above this are outside. */
  readonly tolerance: number;
  /** Points outside this facet, which of them is farthest, and its height. */
  outside: number[];
  top: number;
  topHeight: number;
  isGone: boolean;
  isSeen: boolean;
}

/** Makes a facet from three points. */
function facet(
  p: ArrayLike<number>,
  points: readonly [number, number, number],
  slack: number,
): Facet {
  const [a, b, c] = points.map((point) => 3 * point);
  const [ux, uy, uz] = [p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]];
  const [vx, vy, vz] = [p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]];
  const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  return {
    points,
    across: [null, null, null],
    normal: [nx, ny, nz],
    offset: nx * p[a] + ny * p[a + 1] + nz * p[a + 2],
    tolerance: slack === 0 ? 0 : slack * Math.hypot(nx, ny, nz),
    outside: [],
    top: -1,
    topHeight: 0,
    isGone: false,
    isSeen: false,
  };
}

/** Height of a point above a facet, times twice the facet's area. */
function height(p: ArrayLike<number>, {normal, offset}: Facet, point: number): number {
  const i = 3 * point;
  return normal[0] * p[i] + normal[1] * p[i + 1] + normal[2] * p[i + 2] - offset;
}

/** Gives each point to the first facet that it lies outside of; points inside all of them are dropped. */
function share(p: ArrayLike<number>, points: readonly number[], facets: readonly Facet[]): void {
  for (const point of points) {
    for (const one of facets) {
      const above = height(p, one, point);
      if (above <= one.tolerance) continue;
      one.outside.push(point);
      if (above > one.topHeight) {
        one.top = point;
        one.topHeight = above;
      }
      break;
    }
  }
}

/** Finds the point that most exceeds the others by a measure; −1 when none exceeds the least allowed. */
function farthestPoint(count: number, least: number, measure: (point: number) => number): number {
  let [best, most] = [-1, least];
  for (let point = 0; point < count; point++) {
    const value = measure(point);
    if (value > most) [best, most] = [point, value];
  }
  return best;
}

/** Starts with a tetrahedron of far points; null when all points lie in one plane. */
function firstFacets(p: ArrayLike<number>, extent: number, slack: number): Facet[] | null {
  const count = p.length / 3;
  const gap = (a: number, b: number, k: number): number => p[3 * a + k] - p[3 * b + k];
  const first = farthestPoint(count, Number.NEGATIVE_INFINITY, (i) => -p[3 * i]);
  const second = farthestPoint(count, slack * slack, (i) => {
    return gap(i, first, 0) ** 2 + gap(i, first, 1) ** 2 + gap(i, first, 2) ** 2;
  });
  if (second < 0) return null;
  const third = farthestPoint(count, (slack * extent) ** 2, (i) => {
    const {normal} = facet(p, [first, second, i], slack);
    return normal[0] ** 2 + normal[1] ** 2 + normal[2] ** 2;
  });
  if (third < 0) return null;
  const base = facet(p, [first, second, third], slack);
  const fourth = farthestPoint(count, base.tolerance, (i) => Math.abs(height(p, base, i)));
  if (fourth < 0) return null;

  // The base must face away from the fourth point.
  const isBelow = height(p, base, fourth) < 0;
  const [a, b, c] = isBelow ? [first, second, third] : [first, third, second];
  const d = fourth;
  const four = (
    [
      [a, b, c],
      [a, d, b],
      [b, d, c],
      [c, d, a],
    ] as const
  ).map((points) => facet(p, points, slack));
  link(four);
  return four;
}

/** Links facets that share an edge, run through in opposite directions. */
function link(facets: readonly Facet[]): void {
  for (const one of facets) {
    for (let i = 0; i < 3; i++) {
      const [from, to] = [one.points[i], one.points[(i + 1) % 3]];
      for (const other of facets) {
        const k = other.points.indexOf(to);
        if (k >= 0 && other.points[(k + 1) % 3] === from) one.across[i] = other;
      }
    }
  }
}

/** Finds the facets that a point sees, connected with one that it sees. */
function seenFrom(p: ArrayLike<number>, point: number, start: Facet): Facet[] {
  const seen = [start];
  start.isSeen = true;
  for (let i = 0; i < seen.length; i++) {
    for (const next of seen[i].across) {
      if (next === null || next.isSeen || height(p, next, point) <= next.tolerance) continue;
      next.isSeen = true;
      seen.push(next);
    }
  }
  return seen;
}

/** Joins a point with the edge of what it sees, and takes away what lies behind. */
function addPoint(p: ArrayLike<number>, point: number, start: Facet, slack: number): Facet[] {
  const seen = seenFrom(p, point, start);
  const made = new Map<number, Facet>();
  for (const old of seen) {
    old.isGone = true;
    for (let i = 0; i < 3; i++) {
      const beyond = old.across[i];
      if (beyond === null || beyond.isSeen) continue;
      const [from, to] = [old.points[i], old.points[(i + 1) % 3]];
      const fresh = facet(p, [from, to, point], slack);
      fresh.across[0] = beyond;
      beyond.across[beyond.points.indexOf(to)] = fresh;
      made.set(from, fresh);
    }
  }

  // Around the new point each facet meets the one that starts where it ends.
  const fresh = [...made.values()];
  for (const one of fresh) {
    const next = made.get(one.points[1]) ?? null;
    one.across[1] = next;
    if (next !== null) next.across[2] = one;
  }
  for (const old of seen) share(p, old.outside, fresh);
  return fresh;
}

/**
 * Finds the convex hull of points by quickhull: grow a tetrahedron by the farthest point outside one of
 * its facets, again and again. Heights are compared with 0 when all coordinates are small whole numbers,
 * where they are exact, so points of a lattice may lie in planes and on lines as they like.
 *
 * Other coordinates get a slack of a hundred billionth of the extent.
 *
 * @returns three points of each triangle, anticlockwise as seen from outside; null when all points lie
 *   in one plane
 */
export function quickhull(p: ArrayLike<number>): number[] | null {
  let [extent, isWhole] = [0, true];
  for (let i = 0; i < p.length; i++) {
    extent = Math.max(extent, Math.abs(p[i] - p[i % 3]));
    if (!Number.isInteger(p[i]) || Math.abs(p[i]) > MOST_EXACT) isWhole = false;
  }
  const slack = isWhole ? 0 : ROUNDING * extent;
  const facets = firstFacets(p, extent, slack);
  if (facets === null) return null;
  share(
    p,
    Array.from({length: p.length / 3}, (_, i) => i),
    facets,
  );
  for (let i = 0; i < facets.length; i++) {
    const one = facets[i];
    if (one.isGone || one.top < 0) continue;
    for (const fresh of addPoint(p, one.top, one, slack)) facets.push(fresh);
  }
  return facets.filter(({isGone}) => !isGone).flatMap(({points}) => [...points]);
}
