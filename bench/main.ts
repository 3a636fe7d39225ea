// `npm run bench -- start`: runs one benchmark; each is a file of this folder that exports `bench`.
import {readdirSync} from "node:fs";

/** One line of a table: what was measured, its value, its unit. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** What each benchmark exports. */
interface Benchmark {
  bench(report: (row: Row) => void): Promise<void>;
}

const names = readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(".ts") && name !== "main.ts")
  .map((name) => name.slice(0, -3));

const [wanted, ...rest] = process.argv.slice(2);
const json = rest.includes("--json");
if (wanted === undefined || !names.includes(wanted)) {
  console.error(`bench: name one of ${names.join(", ")}, got ${wanted ?? "nothing"}`);
  console.error("  example: npm run bench -- start");
  process.exit(2);
}

const rows: Row[] = [];
const module = (await import(`./${wanted}.ts`)) as Benchmark;
await module.bench((row) => {
  rows.push(row);
  if (!json) console.log(`${row.what.padEnd(58)} ${row.value.toFixed(1).padStart(10)} ${row.unit}`);
});
if (json) console.log(JSON.stringify(rows, null, 2));
