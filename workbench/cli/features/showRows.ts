import {formatTable} from "../table.ts";
import type {CaseResult} from "./formatResults.ts";
import type {FeatureHead, LabelResult} from "./featureCase.ts";

/** What the families are called, in the order in which they are shown. */
export const FAMILIES: Readonly<Record<string, string>> = {
  shape: "Shape",
  local: "Local intensity",
  intensity: "Intensity statistics",
  histogram: "Intensity histogram",
  ivh: "Intensity-volume histogram",
  glcm: "Grey-level co-occurrence (GLCM)",
  glrlm: "Run lengths (GLRLM)",
  glszm: "Size zones (GLSZM)",
  gldzm: "Distance zones (GLDZM)",
  ngtdm: "Neighbourhood differences (NGTDM)",
  ngldm: "Neighbouring dependence (NGLDM)",
};

/** Returns the family of a feature's name. */
export function familyOf(name: string): string {
  return name.split(".", 1)[0];
}

/** Writes a value with six significant digits; a void one as a word. */
export function formatValue(value: number | null): string {
  return value === null ? "undefined" : String(Number(value.toPrecision(6)));
}

/** Groups the places of values by image and family, in the order of the list above. */
function groupsOf(heads: readonly FeatureHead[]): Map<string, number[]> {
  const order = Object.keys(FAMILIES);
  const images = [...new Set(heads.map(({image}) => image))];
  const rank = ({name, image}: FeatureHead): number => {
    const place = order.indexOf(familyOf(name));
    return images.indexOf(image) * 100 + (place < 0 ? order.length : place);
  };
  const places = heads.map((_, i) => i).sort((a, b) => rank(heads[a]) - rank(heads[b]) || a - b);
  const groups = new Map<string, number[]>();
  for (const i of places) {
    const {name, image} = heads[i];
    const family = FAMILIES[familyOf(name)] ?? familyOf(name);
    const title = image === "original" ? family : `${image}: ${family}`;
    groups.set(title, [...(groups.get(title) ?? []), i]);
  }
  return groups;
}

/** Says how many voxels the mask has, and how many are left where that differs. */
function voxelsOf(provenance: LabelResult["provenance"]): string {
  if (provenance === null) return "";
  const {original, morphological, intensity} = provenance.voxels;
  const parts = [`${original} voxels`];
  if (morphological !== original) parts.push(`${morphological} on the new grid`);
  if (intensity !== morphological) parts.push(`${intensity} after re-segmentation`);
  return `${parts.join(", ")}; `;
}

/** Writes the values of one family. */
function showFamily(
  {heads, values}: LabelResult,
  places: readonly number[],
  width: number,
): string {
  const hasAggregations = places.some((i) => heads[i].aggregation !== null);
  const columns = [
    {title: "feature", shrink: true},
    ...(hasAggregations ? [{title: "aggregation"}] : []),
    {title: "value", right: true},
    {title: "unit"},
    {title: "IBSI"},
  ];
  const rows = places.map((i) => {
    const {name, aggregation, unit, ibsi} = heads[i];
    const short = name.slice(familyOf(name).length + 1);
    return [
      short,
      ...(hasAggregations ? [aggregation ?? ""] : []),
      formatValue(values[i]),
      unit === "1" ? "" : unit,
      ibsi ?? "",
    ];
  });
  return formatTable(columns, rows, {width});
}

/** Writes the values of a case as tables for a person, one for each family. */
export function showRows({one, results}: CaseResult, width = 80): string {
  const parts = results.map((result) => {
    const {label, error, heads, provenance} = result;
    const title = `${one.image}, ${one.mask}${label === null ? "" : `, label ${label}`}`;
    if (error !== null) return `${title}: ${error}\n`;
    const tables = [...groupsOf(heads)].map(([family, places]) => {
      return `\n${family} (${familyOf(heads[places[0]].name)})\n${showFamily(result, places, width)}`;
    });
    return `${title}\n${voxelsOf(provenance)}${heads.length} values\n${tables.join("")}`;
  });
  return parts.join("\n");
}
