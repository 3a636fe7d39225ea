import {CliError, ENVIRONMENT} from "../error.ts";
import {createProgress} from "../progress.ts";
import type {Finding} from "./finding.ts";
import {examineLibrary, examineNode, examinePackages, examineTslab} from "./packages.ts";

/** Looks at everything; what loads packages comes last, and only when they are there. */
async function allFindings(): Promise<Finding[]> {
  const house = [examineNode(), examinePackages(), examineLibrary(), examineTslab()];
  if (house.some(({state}) => state === "missing")) return house;
  const {examineSurroundings} = await import("./surroundings.ts");
  return [...house, ...(await examineSurroundings())];
}

/** Breaks a text at spaces so that no line is longer than the width. */
function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] !== "" && lines[last].length + 1 + word.length > width) lines.push(word);
    else lines[last] += lines[last] === "" ? word : ` ${word}`;
  }
  return lines;
}

/** Lays the findings out for a person, in 80 columns. */
export function formatFindings(findings: readonly Finding[]): string {
  const left = 22;
  const lines: string[] = [];
  for (const {name, state, detail, fix} of findings) {
    const mark = state === "ok" ? "ok" : state === "missing" ? "MISSING" : "optional";
    const texts = [...detail, ...(fix === null ? [] : [`fix: ${fix}`])];
    texts
      .flatMap((text) => wrap(text, 80 - left))
      .forEach((text, i) => {
        const head = i === 0 ? `${mark.padEnd(10)}${name.padEnd(left - 10)}` : " ".repeat(left);
        lines.push(`${head}${text}`);
      });
  }
  return `${lines.join("\n")}\n`;
}

/** Prints what this machine has and lacks; something needed that is missing gives exit code 3. */
export async function examine({json}: {readonly json: boolean}): Promise<void> {
  const progress = createProgress({label: "examining this machine", total: null, silent: json});
  let findings: Finding[];
  try {
    findings = await allFindings();
  } finally {
    progress.stop();
  }
  const missing = findings.filter(({state}) => state === "missing");
  if (json) {
    const healthy = missing.length === 0;
    process.stdout.write(`${JSON.stringify({healthy, findings}, null, 2)}\n`);
  } else process.stdout.write(formatFindings(findings));
  if (missing.length > 0) {
    const fixes = [...new Set(missing.map(({fix}) => fix).filter((fix) => fix !== null))];
    throw new CliError(`missing: ${missing.map(({name}) => name).join(", ")}`, {
      exitCode: ENVIRONMENT,
      fix: fixes.join("; "),
    });
  }
}
