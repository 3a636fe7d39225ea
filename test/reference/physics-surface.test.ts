import {
  ellipsoidArea,
  marchingCubes,
  meshArea,
  meshVolume,
  pcaAxes,
  type Solid,
  sphericity,
  voxelFaceArea,
} from "voxelbook/features";
import type {Mask, Volume} from "voxelbook/image";
import {createMask, createVolume} from "voxelbook/image";
import type {ReferenceCase} from "./cases.ts";
import {describeReference, number, numbers, xyz} from "./cases.ts";

type Three = [number, number, number];

/** The distance of every voxel from the middle of the grid, in units of the semi-axes. */
function radii(shape: Three, spacing: Three, semiAxes: Three): Float64Array {
  const [nx, ny, nz] = shape;
  const out = new Float64Array(nx * ny * nz);
  for (let i = 0; i < out.length; i++) {
    const place = [i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))];
    const parts = place.map((v, k) => ((v - (shape[k] - 1) / 2) * spacing[k]) / semiAxes[k]);
    out[i] = Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0));
  }
  return out;
}

/** The mask of a case, whose arrays run z, y, x. */
function maskOf({inputs, params}: ReferenceCase): Mask {
  const field = inputs["mask"];
  if (field === null || typeof field !== "object" || !("shape" in field)) {
    throw new TypeError("mask: must be {shape, data}");
  }
  const spacing = "spacing" in params ? xyz(numbers(params, "spacing"), 1) : undefined;
  return createMask(Uint8Array.from(numbers(inputs, "mask")), {
    shape: xyz(numbers({shape: field.shape}, "shape"), 1),
    ...(spacing && {spacing}),
  });
}

/** The body that a case names, where there is a closed form for it. */
function exactSolid({params}: ReferenceCase): Solid | undefined {
  if ("semi_axes" in params) {
    const axes = xyz(numbers(params, "semi_axes"), 1);

    // Two hundred terms leave nothing of the series.
    const area = ellipsoidArea(axes, {series: "exact", degree: 200});
    return {volume: (4 / 3) * Math.PI * axes[0] * axes[1] * axes[2], area};
  }
  if ("side" in params) {
    const side = number(params, "side");
    return {volume: side ** 3, area: 6 * side * side};
  }
  return undefined;
}

/** Volume and area of the mesh of an image. */
function meshSolid(volume: Volume | Mask, level: number) {
  const mesh = marchingCubes(volume, {level});
  return {
    volume: meshVolume(mesh),
    area: meshArea(mesh),
    points: mesh.vertices.length / 3,
    triangles: mesh.faces.length / 3,
  };
}

/** The op `surface_area_volume`: one body measured by voxels, by meshes and exactly. */
function surfaceAreaVolume(reference: ReferenceCase): (key: string) => unknown {
  const mask = maskOf(reference);
  const {shape, spacing, data} = mask;
  const voxels = data.reduce((count, here) => count + here, 0);
  const voxel: Solid = {
    volume: voxels * spacing[0] * spacing[1] * spacing[2],
    area: voxelFaceArea(mask),
  };
  const binary = meshSolid(mask, 0.5);
  const axes = pcaAxes(mask, {covariance: "population"});
  const exact = exactSolid(reference);
  let smooth: Solid | undefined;
  if ("semi_axes" in reference.params) {
    const semiAxes = xyz(numbers(reference.params, "semi_axes"), 1);
    const field = radii([...shape], [...spacing], semiAxes).map((radius) => 1 - radius);
    smooth = meshSolid(createVolume(field, {shape, spacing, unit: "1"}), 0);
  }
  const results = new Map<string, unknown>([
    ["voxels", voxels],
    ["volume_voxel", voxel.volume],
    ["area_voxel_faces", voxel.area],
    ["sphericity_voxel", sphericity(voxel)],
    ["area_mesh_binary", binary.area],
    ["volume_mesh_binary", binary.volume],
    ["sphericity_mesh_binary", sphericity(binary)],
    ["mesh_binary_vertices", binary.points],
    ["mesh_binary_faces", binary.triangles],
    ["area_mesh_smooth", smooth?.area],
    ["volume_mesh_smooth", smooth?.volume],
    ["sphericity_mesh_smooth", smooth && sphericity(smooth)],
    ["area_exact", exact?.area],
    ["volume_exact", exact?.volume],
    ["sphericity_exact", exact && sphericity(exact)],
    ["ratio_voxel_to_exact", exact && voxel.area / exact.area],
    ["pca_eigenvalues_population", {shape: [3], data: axes.eigenvalues}],
    ["elongation", axes.elongation],
    ["flatness", axes.flatness],
  ]);
  return (key) => results.get(key);
}

/** One row of the refinement table: a ball of some radius in voxels against the exact one. */
function refinementRow(radius: number): Readonly<Record<string, number>> {
  const n = 2 * Math.ceil(radius) + 1;
  const inside = radii([n, n, n], [1, 1, 1], [radius, radius, radius]);
  const mask = createMask(
    Uint8Array.from(inside, (r) => (r <= 1 ? 1 : 0)),
    {shape: [n, n, n]},
  );
  const voxels = mask.data.reduce((count, here) => count + here, 0);
  const area = 4 * Math.PI * radius ** 2;
  return {
    radius_in_voxels: radius,
    voxels,
    face_area_over_exact: voxelFaceArea(mask) / area,
    binary_mesh_area_over_exact: meshSolid(mask, 0.5).area / area,
    voxel_volume_over_exact: voxels / ((4 / 3) * Math.PI * radius ** 3),
  };
}

/** The op `surface_refinement`: the columns and radii of the expected table, computed anew. */
function surfaceRefinement({params, expected}: ReferenceCase): Record<string, unknown> {
  const names = params["columns"];
  const rows = expected["rows"];
  if (!Array.isArray(names) || !Array.isArray(rows)) throw new TypeError("columns and rows: lists");
  const radius = names.indexOf("radius_in_voxels");
  return {
    rows: rows.map((row) => {
      const found = refinementRow(Number(row[radius]));
      return names.map((name) => found[String(name)]);
    }),

    // The mean of |n_x| + |n_y| + |n_z| over the sphere: three times that of |cos θ|.
    limit_face_ratio: 3 * 0.5,
  };
}

describeReference({
  files: "physics/surface*.json",
  ops: {surface_area_volume: surfaceAreaVolume, surface_refinement: surfaceRefinement},
});
