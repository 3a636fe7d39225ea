import {datasetInfo, listDatasets, loadMask, loadVolume} from "voxelbook/data";
import type {SegmentationCase} from "voxelbook/pipeline";
import {asCliError} from "../datasets/asCliError.ts";

/** The patients of a public cohort, and what has to be said of their data. */
export interface Cohort {
  readonly cases: readonly SegmentationCase[];
  /** Ids of all files. */
  readonly datasets: readonly string[];
  readonly attribution: string;
  readonly licence: string;
}

/** Reads the PET scans and tumour outlines of the sarcoma cohort, in the order of their ids. */
export async function sarcomaCohort(): Promise<Cohort> {
  const ids = listDatasets()
    .map(({id}) => id)
    .filter((id) => /^sts-\d+-pet$/.test(id))
    .sort();
  const cases: SegmentationCase[] = [];
  try {
    for (const id of ids) {
      cases.push({id, image: await loadVolume(id), mask: await loadMask(`${id}-gtv`)});
    }
  } catch (error) {
    throw asCliError(error);
  }
  const {attribution, licence} = datasetInfo(ids[0]);
  const datasets = ids.flatMap((id) => [id, `${id}-gtv`]);
  return {cases, datasets, attribution, licence};
}
