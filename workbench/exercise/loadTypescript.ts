import {createRequire} from "node:module";
import type * as Typescript from "@tslab/typescript-for-tslab";

/** The compiler that tslab brings: what it accepts in a notebook is what is accepted here. */
export type Compiler = typeof Typescript;

/** Loads tslab's TypeScript; it is found beside tslab wherever that is installed. */
export function loadTypescript(): Compiler {
  const here = createRequire(import.meta.url);
  const tslab = createRequire(here.resolve("tslab"));
  return tslab("@tslab/typescript-for-tslab") as Compiler;
}
