// mistake: the area of the box round the lesion
// expect: value.close
// answer: area
const inside = [...lesion.data.keys()].filter((i) => lesion.data[i] === 1);
const columns = inside.map((i) => i % 64);
const rows = inside.map((i) => Math.floor(i / 64));
const side = (places: number[]): number => Math.max(...places) - Math.min(...places) + 1;
const lesionArea = `${side(columns) * side(rows)} mm^2`;
