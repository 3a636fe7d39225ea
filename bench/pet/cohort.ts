import {listDatasets, loadMask, loadVolume} from "../../lib/data/index.ts";
import {toTensor} from "../../lib/nn/index.ts";
import type {Patient} from "./task.ts";

/** Reads the PET scans and tumour masks of all 41 patients. */
export async function loadPatients(): Promise<Patient[]> {
  const ids = listDatasets()
    .map(({id}) => id)
    .filter((id) => /^sts-\d+-pet$/.test(id));
  const patients: Patient[] = [];
  for (const id of ids) {
    const {shape, data} = toTensor(await loadVolume(id));
    const image = {shape, data: data.map((suv) => Math.log1p(Math.max(suv, 0)))};
    patients.push({id, image, target: toTensor(await loadMask(`${id}-gtv`))});
  }
  return patients;
}
