import type {FunctionSources} from "../collectSources.ts";

/** Makes toString give the text of the library's functions as they were written, not as bundled. */
export function showWrittenSources(
  modules: Readonly<Record<string, unknown>>,
  sources: FunctionSources,
): void {
  const written = new WeakMap<object, string>();
  for (const [name, texts] of Object.entries(sources)) {
    const module = modules[name] as Readonly<Record<string, unknown>>;
    for (const [exported, text] of Object.entries(texts)) {
      const value = module[exported];
      if (typeof value === "function") written.set(value, text);
    }
  }
  const native = Function.prototype.toString;
  Object.defineProperty(Function.prototype, "toString", {
    value(this: object): string {
      return written.get(this) ?? native.call(this);
    },
    configurable: true,
    writable: true,
  });
}
