import {dirname} from "./path.ts";

type Require = (id: string) => unknown;

const modules = new Map<string, unknown>();

/** Makes modules importable from cells under the given names. */
export function mountModules(named: Readonly<Record<string, unknown>>): void {
  for (const [name, module] of Object.entries(named)) modules.set(name, module);
}

/** Finds a mounted module; the error says what can be imported in a page. */
function requireMounted(id: string): unknown {
  const found = modules.get(id);
  if (found !== undefined) return found;
  const error = new Error(
    `Cannot find module '${id}': in the page only ${[...modules.keys()].join(", ")} can be imported`,
  );
  throw Object.assign(error, {code: "MODULE_NOT_FOUND"});
}

/** What tslab's executor uses of Node's Module: a file of a cell tagged `@module`, compiled. */
export class CellModule {
  static createRequire(_from: string): Require {
    return requireMounted;
  }
  static _nodeModulePaths(from: string): string[] {
    return [from];
  }
  exports: Record<string, unknown> = {};
  paths: string[] = [];
  require: Require = requireMounted;
  id: string;
  filename: string;
  constructor(filename: string) {
    this.id = filename;
    this.filename = filename;
  }
  _compile(code: string, filename: string): void {
    const wrapper = new Function(
      "exports",
      "require",
      "module",
      "__filename",
      "__dirname",
      `${code}\n//# sourceURL=${filename}`,
    );
    wrapper.call(this.exports, this.exports, this.require, this, filename, dirname(filename));
  }
}
