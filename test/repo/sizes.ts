// `npm run sizes`: prints the longest files of lib and workbench, longest first.
import {filesBelow, read} from "./sources.ts";

const rows = [...filesBelow("lib", ".ts"), ...filesBelow("workbench", ".ts")]
  .map((path) => ({path, lines: read(path).split("\n").length - 1}))
  .sort((a, b) => b.lines - a.lines);
const total = rows.reduce((sum, row) => sum + row.lines, 0);
for (const {path, lines} of rows.slice(0, 25)) console.log(`${String(lines).padStart(5)}  ${path}`);
console.log(`${String(total).padStart(5)}  in ${rows.length} files`);
