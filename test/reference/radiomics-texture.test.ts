import type {Baseline} from "./baseline.ts";
import {
  type CountMatrix,
  extractFeatures,
  type FeatureValue,
  glcms,
  gldzms,
  glrlms,
  glszms,
  mergeMatrices,
  ngldms,
  ngtdms,
  pyradiomicsSettings,
  type TextureFamily,
  type ToneDifferenceMatrix,
  textureFeatures,
} from "voxelbook/features";
import type {Levels} from "voxelbook/image";
import {createMask, createVolume, discretise, toMask} from "voxelbook/image";
import type {Tolerance} from "./compare.ts";
import {compare} from "./compare.ts";
import {type PublishedValue, publishedProblems} from "./publishedValue.ts";
import {agree, compareByName, describeFiles, referenceImage} from "./radiomicsFiles.ts";
import {syntheticVolume} from "./syntheticVolume.ts";

/** The published matrices hold counts, and sums with six decimals. */
const PRINTED: Tolerance = {rtol: 0, atol: 6e-7};

/** Matrices of PyRadiomics with twelve digits. */
const TWELVE_DIGITS: Tolerance = {rtol: 1e-11, atol: 1e-12};

/**
 * The same formulas in double precision. What is left comes from the 2.2e-16 that PyRadiomics adds to
 * denominators and logarithms: against probabilities of 1e-6 that is some 1e-10 of the result.
 */
const SAME_FORMULA: Tolerance = {rtol: 1e-9, atol: 1e-12};

/** How the IBSI's tags of texture begin. */
const TEXTURE_TAG = /^(cm|rlm|szm|dzm|ngt|ngl)_/;

/** The levels of the digital phantom, as they are. */
async function phantomLevels(): Promise<Levels> {
  const image = await referenceImage("radiomics/ibsi1/digital_phantom_image.nii.gz");
  const mask = toMask(await referenceImage("radiomics/ibsi1/digital_phantom_mask.nii.gz"));
  return discretise(image, mask, {method: "none"});
}

/** One published matrix. */
interface PublishedMatrix {
  readonly direction?: readonly number[] | null;
  readonly slice?: number | null;
  readonly entries: readonly (readonly number[])[];
}

/** Counts the matrices that a group of the file names, such as glrlm_2d_merged. */
function matricesOf(group: string, levels: Levels): (CountMatrix | ToneDifferenceMatrix)[] {
  const [family, ending, merged] = group.split("_");
  const dimensions = ending === "3d" ? "3D" : "2D";
  const connectivity = ending === "3d" ? 26 : 8;
  if (family === "glszm") return glszms(levels, {connectivity});
  if (family === "gldzm") return gldzms(levels, {connectivity});
  if (family === "ngtdm") return ngtdms(levels, {dimensions, distance: 1});
  if (family === "ngldm") return ngldms(levels, {dimensions, distance: 1, alpha: 0});
  const directed =
    family === "glcm"
      ? glcms(levels, {dimensions, distance: 1, symmetric: true})
      : glrlms(levels, {dimensions});
  if (merged !== "merged") return directed;
  const slices = [...new Set(directed.map(({slice}) => slice))];
  return slices.map((slice) => mergeMatrices(directed.filter((one) => one.slice === slice)));
}

/** Writes a matrix as the file does; directions are the same both ways, slices count from 1. */
function entriesOf(matrix: CountMatrix | ToneDifferenceMatrix): number[][] {
  const {i, count} = matrix;
  const middle = matrix.family === "ngtdm" ? matrix.difference : matrix.j;
  return Array.from(i, (level, cell) => [level, middle[cell], count[cell]]);
}

function sameDirection(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === null || b === null) return a === b;
  const opposite = a.map((step) => -step + 0);
  return a.join() === b.join() || opposite.join() === b.join();
}

describeFiles<{matrices: Readonly<Record<string, readonly PublishedMatrix[]>>}>(
  "radiomics/ibsi1/texture_matrices*.json",
  ({matrices}) => {
    for (const [group, published] of Object.entries(matrices)) {
      it(`counts ${published.length} of ${group}`, async () => {
        const counted = matricesOf(group, await phantomLevels());
        const problems = published.flatMap(({direction, slice, entries}) => {
          const where = `direction ${direction ?? "none"}, slice ${slice ?? "none"}`;
          const found = counted.find(
            (one) =>
              sameDirection("direction" in one ? one.direction : null, direction ?? null) &&
              one.slice === (slice == null ? null : slice - 1),
          );
          if (found === undefined) return [`${where}: no matrix`];
          return compare(where, entriesOf(found), entries, PRINTED);
        });
        agree(problems);
        if (counted.length !== published.length) {
          throw new Error(`expected ${published.length} matrices, got ${counted.length}`);
        }
      });
    }
  },
);

/** Every feature of every aggregation, by the IBSI's settings for the phantom. */
async function phantomRows(): Promise<FeatureValue[]> {
  return textureFeatures(await phantomLevels(), {
    families: ["glcm", "glrlm", "glszm", "gldzm", "ngtdm", "ngldm"],
    aggregations: [
      "2D:avg",
      "2D:mrg",
      "2.5D:avg",
      "2.5D:mrg",
      "3D:avg",
      "3D:mrg",
      "2D",
      "2.5D",
      "3D",
    ],
    convention: "ibsi",
    glcm: {distance: 1, symmetric: true, weighting: "none"},
    ngtdm: {distance: 1},
    ngldm: {distance: 1, alpha: 0},
  });
}

describeFiles<{
  features: readonly (PublishedValue & {readonly aggregation: string | null})[];
}>("radiomics/ibsi1/reference_digital_phantom*.json", ({features}) => {
  const own = features.filter(({tag}) => TEXTURE_TAG.test(tag));
  it(`gives all ${own.length} published values of texture`, async () => {
    const rows = await phantomRows();
    agree(publishedProblems(own, new Map(rows.map(({tag, value}) => [String(tag), value]))));
    const named = new Map(rows.map(({tag, ibsi, aggregation}) => [tag, `${ibsi}, ${aggregation}`]));
    agree(
      own
        .filter(
          ({tag, ibsi_code, aggregation}) => named.get(tag) !== `${ibsi_code}, ${aggregation}`,
        )
        .map(({tag, ibsi_code}) => `${tag}: code ${ibsi_code} expected, got ${named.get(tag)}`),
    );
  });
});

describeFiles<{values: readonly {readonly tag: string; readonly recomputed: number}[]}>(
  "radiomics/ibsi1/recomputed_digital_phantom*.json",
  ({values}) => {
    const own = values.filter(({tag}) => TEXTURE_TAG.test(tag));
    it(`gives ${own.length} values of texture with all their digits`, async () => {
      const found = new Map((await phantomRows()).map(({tag, value}) => [String(tag), value]));
      const wanted = Object.fromEntries(own.map(({tag, recomputed}) => [tag, recomputed]));
      agree(compareByName(found, wanted, () => SAME_FORMULA));
    });
  },
);

/** What PyRadiomics computes by default from levels, by its names. */
function pyradiomicsRows(levels: Levels): Map<string, number> {
  const families: TextureFamily[] = ["glcm", "glrlm", "glszm", "ngtdm", "ngldm"];
  const rows = textureFeatures(levels, {
    families,
    aggregations: ["3D:avg", "3D"],
    convention: "pyradiomics",
    glcm: {distance: 1, symmetric: true, weighting: "none"},
    ngtdm: {distance: 1},
    ngldm: {distance: 1, alpha: 0},
  });
  return new Map(rows.map(({pyradiomics, value}) => [String(pyradiomics), value]));
}

/** Picks texture out of values by name and takes a prefix off the names. */
function textureOnly(
  values: Readonly<Record<string, unknown>>,
  prefix: string,
): Record<string, number> {
  const pattern = new RegExp(`^${prefix}((?:glcm|glrlm|glszm|ngtdm|gldm)_.+)$`);
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const short = pattern.exec(name)?.[1];
      return short === undefined ? [] : [[short, Number(value)]];
    }),
  );
}

/** The levels of an image file beside its label, bin edges at multiples of the width. */
async function levelsOf(image: string, label: string, width: number): Promise<Levels> {
  const mask = toMask(await referenceImage(label), {label: 1});
  return discretise(await referenceImage(image), mask, {
    method: "fixedBinSize",
    width,
    from: "multiple",
  });
}

describeFiles<{what: string; values: Readonly<Record<string, unknown>>}>(
  "radiomics/pyradiomics/*_3.0.1.json",
  ({what, values}, path) => {
    const texture = textureOnly(values, "original_");
    it(`gives ${Object.keys(texture).length} texture values`, async () => {
      const width = Number(/bin width (\d+(?:\.\d+)?)/.exec(what)?.[1] ?? 25);
      const stem = path.replace(/_values.*$/, "");
      const phantom = /\/ibsi_(digital_phantom)$/.exec(stem)?.[1];
      const levels =
        phantom === undefined
          ? await levelsOf(`${stem}_image.nrrd`, `${stem}_label.nrrd`, width)
          : await levelsOf(
              `radiomics/ibsi1/${phantom}_image.nii.gz`,
              `radiomics/ibsi1/${phantom}_mask.nii.gz`,
              width,
            );
      agree(compareByName(pyradiomicsRows(levels), texture, () => SAME_FORMULA));
    });
  },
);

describeFiles<{what: string; values: Readonly<Record<string, unknown>>}>(
  "radiomics/bench/pyradiomics_values*.json",
  ({what, values}) => {
    const texture = textureOnly(values, "");
    it(`gives ${Object.keys(texture).length} texture values of the synthetic volume`, () => {
      const {image, mask, shape} = syntheticVolume(/mask "(\w+)"/.exec(what)?.[1] ?? "small");
      const levels = discretise(
        createVolume(image, {shape, unit: "1"}),
        createMask(mask, {shape}),
        {method: "fixedBinSize", width: 25, from: "multiple"},
      );
      agree(compareByName(pyradiomicsRows(levels), texture, () => SAME_FORMULA));
    });
  },
);

/** Matrices of PyRadiomics: the last axis fastest, only levels that occur. */
interface DenseTable {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** Lays matrices out as PyRadiomics does: level, second index, then direction, without empty rows and columns. */
function laidOut(matrices: readonly CountMatrix[]): DenseTable {
  const sorted = (indices: number[]): number[] => [...new Set(indices)].sort((a, b) => a - b);
  const rows = sorted(matrices.flatMap(({i}) => [...i]));
  const columns = sorted(matrices.flatMap(({j}) => [...j]));
  const shape = [rows.length, columns.length, matrices.length];
  const data = new Array<number>(rows.length * columns.length * matrices.length).fill(0);
  matrices.forEach(({family, i, j, count}, d) => {
    const total = family === "glcm" ? count.reduce((sum, n) => sum + n, 0) : 1;
    count.forEach((n, cell) => {
      const at = rows.indexOf(i[cell]) * columns.length + columns.indexOf(j[cell]);
      data[at * matrices.length + d] = n / total;
    });
  });
  return {shape: matrices.length === 1 ? shape.slice(0, 2) : shape, data};
}

/** The order of PyRadiomics' directions: from the last step along z down, then along y, then along x. */
function byDirection(a: CountMatrix, b: CountMatrix): number {
  const [p, q] = [a.direction ?? [0, 0, 0], b.direction ?? [0, 0, 0]];
  return q[2] - p[2] || q[1] - p[1] || q[0] - p[0];
}

describeFiles<{what: string; matrices: Readonly<Record<string, DenseTable>>}>(
  "radiomics/pyradiomics/*_matrices.json",
  ({what, matrices}, path) => {
    const stem = path.replace(/_matrices\.json$/, "");
    for (const [family, expected] of Object.entries(matrices)) {
      it(`counts the ${family}`, async () => {
        const width = Number(/bin width (\d+(?:\.\d+)?)/.exec(what)?.[1] ?? 25);
        const levels = await levelsOf(`${stem}_image.nrrd`, `${stem}_label.nrrd`, width);
        if (family === "ngtdm") {
          const [{i, difference, count}] = ngtdms(levels, {
            dimensions: "3D",
            distance: 1,
            isolated: "count",
          });
          const rows = Array.from(i, (level, row) => [count[row], difference[row], level]);
          agree(compare(family, rows.flat(), expected, TWELVE_DIGITS));
          return;
        }
        const counted: Readonly<Record<string, () => CountMatrix[]>> = {
          glcm: () => glcms(levels, {dimensions: "3D", distance: 1, symmetric: true}),
          glrlm: () => glrlms(levels, {dimensions: "3D"}),
          glszm: () => glszms(levels, {connectivity: 26}),
          gldm: () => ngldms(levels, {dimensions: "3D", distance: 1, alpha: 0}),
        };
        const sorted = counted[family]().sort(byDirection);
        agree(compare(family, laidOut(sorted), expected, TWELVE_DIGITS));
      });
    }
  },
);

describeFiles<Baseline>("radiomics/pyradiomics/*_baseline.json", ({classes}, path) => {
  const stem = path.replace(/_baseline\.json$/, "");
  for (const family of ["glcm", "glrlm", "glszm", "gldm", "ngtdm"]) {
    for (const [variant, {settings, features}] of Object.entries(classes[family] ?? {})) {
      it(`gives the ${family} features of ${variant}`, async () => {
        const parameters = {setting: settings, featureClass: {[family]: null}};
        const {features: rows} = extractFeatures(
          await referenceImage(`${stem}_image.nrrd`),
          await referenceImage(`${stem}_label.nrrd`),
          pyradiomicsSettings(parameters),
        );
        const found = new Map(rows.map(({pyradiomics, value}) => [String(pyradiomics), value]));

        // An older PyRadiomics: 1e-6 is what its files and 3.0.1 agree to.
        agree(compareByName(found, features, () => ({rtol: 1e-6, atol: 1e-9})));
      });
    }
  }
});
