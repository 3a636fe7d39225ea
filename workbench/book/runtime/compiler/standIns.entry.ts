// What stands in for the modules that tslab asks of Node, while its files are bundled for the page.
import * as compiler from "@tslab/typescript-for-tslab";
import {traceTypescript} from "../../../notebook/traceTypescript.ts";
import {CellModule, mountModules} from "./shims/module.ts";
import * as path from "./shims/path.ts";
import * as semver from "./shims/semver.ts";
import * as vm from "./shims/vm.ts";
import {createVirtualSystem} from "./virtualSystem.ts";

// The compiler must have its file system before it is copied, and tslab must get the copy.
const virtual = createVirtualSystem();
(compiler as typeof compiler & {setSys(sys: typeof virtual.sys): void}).setSys(virtual.sys);

/** Adds files to the file system that the compiler of the page sees. */
export const mountFiles = virtual.mount;

/** The modules by the names that tslab asks for. */
export const standIns: Readonly<Record<string, unknown>> = {
  "@tslab/typescript-for-tslab": traceTypescript(compiler),
  module: CellModule,
  path,
  semver,
  vm,
};

export {mountModules};
