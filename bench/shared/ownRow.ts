import {writeFileSync} from "node:fs";
import {join} from "node:path";
import type {BenchRow} from "./peerRows.ts";

/**
 * Runs the row that the command line names in our library: `ROW FOLDER REPEATS`. Writes the inputs for
 * the peers and our result to FOLDER, prints JSON: seconds, megabytes.
 */
export function runOwnRow(rows: readonly BenchRow[]): void {
  const [name, folder, repeats] = process.argv.slice(2);
  const row = rows.find((one) => one.name === name)!;
  const {arrays, params, run} = row.prepare();

  const described: Record<string, unknown> = {};
  for (const [key, {type, shape, data}] of Object.entries(arrays)) {
    described[key] = {type, shape};
    writeFileSync(join(folder, `${name}.${key}.raw`), data);
  }
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({arrays: described, ...params}));

  // As many runs to warm up as are timed: the engine compiles what has run a few times.
  let result = run();
  for (let i = 1; i < Number(repeats); i++) result = run();
  const seconds: number[] = [];
  for (let i = 0; i < Number(repeats); i++) {
    const started = performance.now();
    result = run();
    seconds.push((performance.now() - started) / 1000);
  }
  const megabytes = process.resourceUsage().maxRSS / 1024;
  writeFileSync(join(folder, `${name}.own.out`), Float64Array.from(result));
  console.log(JSON.stringify({seconds, megabytes}));
}
