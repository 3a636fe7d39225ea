import {isManual} from "../../exercise/manualKinds.ts";
import type {KindTemplate, TestSource} from "./kinds/index.ts";

/** The tests of one answer, named by it. */
interface NamedTests {
  readonly name: string;
  readonly source: TestSource;
}

/** Orders names as the formatter does: upper and lower case alike. */
const byName = (a: string, b: string): number => a.toLowerCase().localeCompare(b.toLowerCase());

/** Writes a file of tests: imports, what the tests need, a describe for each answer. */
function testsFile(
  comment: string,
  templates: readonly KindTemplate[],
  named: readonly NamedTests[],
): string {
  const functions = templates.flatMap((template) => template.functions ?? []);
  const usesRng = named.some(({source}) => /\brng\b/.test(source.body));
  const helpers = new Set(named.flatMap(({source}) => source.helpers));
  const imports = [...helpers, "type Answer", ...(usesRng ? ["type Rng"] : [])].sort((a, b) =>
    byName(a.replace(/^type /, ""), b.replace(/^type /, "")),
  );
  const libraries = new Set(named.flatMap(({source}) => source.library ?? []));
  const setups = new Set(named.flatMap(({source}) => source.setup ?? []));
  const describes = named.map(
    ({name, source}) => `  describe("${name}", () => {\n${source.body}  });\n`,
  );
  const type = functions.length === 0 ? "Answer" : `Answer<{${functions.join("; ")}}>`;
  return [
    ...[...libraries].map((line) => `${line}\n`),
    `import {${imports.join(", ")}} from "voxelbook-workbench/exercise";\n\n`,
    `type Answers = ${type};\n\n`,
    ...[...setups].map((text) => `${text}\n`),
    `/** ${comment} */\n`,
    `export function tests(answer: Answers${usesRng ? ", rng: Rng" : ""}): void {\n`,
    ...describes,
    "}\n",
  ].join("");
}

/** Writes tests.ts, which learners see. */
export function publicTests(templates: readonly KindTemplate[]): string {
  const named = templates.flatMap(({answer, tests}) =>
    tests === undefined ? [] : [{name: answer.name, source: tests}],
  );
  if (named.length > 0) {
    return testsFile(
      "Public tests: learners see what was expected and what they gave.",
      templates,
      named,
    );
  }
  return `/** Public tests: none, since a person marks the answers. */
export function tests(): void {
  // Nothing is judged here.
}
`;
}

/** Writes hidden.ts, the instructor's tests; undefined where no answer has any. */
export function hiddenTests(templates: readonly KindTemplate[]): string | undefined {
  const named = templates.flatMap(({answer, hidden}) =>
    hidden === undefined ? [] : [{name: answer.name, source: hidden}],
  );
  if (named.length === 0) return undefined;
  const tried = templates.filter(({answer}) => !isManual(answer));
  return testsFile("Hidden tests: the instructor's, seeded for each student.", tried, named);
}
