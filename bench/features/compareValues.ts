/** Values that hang on the mesh: triangles of ambiguous cubes are a choice, so these may differ more. */
const MESH = /_shape_(MeshVolume|SurfaceArea|SurfaceVolumeRatio|Sphericity)$/;

/** Largest relative difference: of all values, and of those that hang on the mesh. */
const ALLOWED = {values: 1e-6, mesh: 5e-3};

/** What was found: how many values were compared, and the largest relative differences. */
export interface Comparison {
  readonly count: number;
  readonly worst: number;
  readonly mesh: number;
}

/** Compares our values with PyRadiomics', name by name; throws where they disagree. */
export function compareValues(
  own: Readonly<Record<string, number>>,
  peer: Readonly<Record<string, number>>,
): Comparison {
  let [worst, mesh] = [0, 0];
  const names = Object.keys(peer);
  for (const name of names) {
    if (!(name in own)) throw new Error(`${name}: PyRadiomics gives it, we do not`);
    const [a, b] = [own[name], peer[name]];

    // A value that is zero but for rounding has no relative difference.
    const difference = a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(b), 1e-9);
    const onMesh = MESH.test(name);
    if (!(difference <= (onMesh ? ALLOWED.mesh : ALLOWED.values))) {
      throw new Error(`${name}: PyRadiomics gives ${b}, we give ${a}`);
    }
    if (onMesh) mesh = Math.max(mesh, difference);
    else worst = Math.max(worst, difference);
  }
  return {count: names.length, worst, mesh};
}
