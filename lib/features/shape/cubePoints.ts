import {EDGES} from "./cubeLoops.ts";

/** Three points of a cube: edge middles by the edge's number, or its centre, number 12. */
export type Triangle = readonly [number, number, number];

/** The middles of the edges of a unit cube, and its centre. */
export const POINTS: readonly (readonly number[])[] = [
  ...EDGES.map(([a, b]) => [0, 1, 2].map((axis) => (((a >> axis) & 1) + ((b >> axis) & 1)) / 2)),
  [0.5, 0.5, 0.5],
];

/** The number of the cube's centre. */
export const CENTRE = 12;
