import type * as typescript from "@tslab/typescript-for-tslab";

type Typescript = typeof typescript;

/** Says whether a name only names a property: the `x` of `{x: y}`, in a value or in a pattern. */
function isPropertyName(ts: Typescript, node: typescript.Node): boolean {
  const {parent} = node;
  if (parent === undefined) return false;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return ts.isPropertyAssignment(parent) && parent.name === node;
}

/**
 * Makes a checker answer for the `x` of `{x}` with what `x` is, not with the property it makes, and for the
 * `x` of `{x: y}` with nothing: it stands for no value, even where an earlier cell declared the property.
 */
function seeValues(ts: Typescript, checker: typescript.TypeChecker): void {
  const original = checker.getSymbolAtLocation;
  checker.getSymbolAtLocation = (node) => {
    const {parent} = node;
    if (isPropertyName(ts, node)) return undefined;
    const isShorthand = parent !== undefined && ts.isShorthandPropertyAssignment(parent);
    if (isShorthand && parent.name === node) {
      return checker.getShorthandAssignmentValueSymbol(parent);
    }
    return original(node);
  };
}

/**
 * Mends `{x}` where `x` comes from an earlier cell, in the two calls of TypeScript that tslab makes for it.
 *
 * tslab turns each name of an earlier cell into `exports.name`, but asks what the property is instead of the value,
 * so `{x}` fails with a ReferenceError. The visitor is handed the value, and `{x}` becomes `{x: exports.x}`. It does
 * the same to the name of a property in a pattern, `({x: y}) => …`, when an earlier cell declared that property.
 *
 * @param ts - the compiler that tslab would use
 * @returns the two functions that take the place of the compiler's own
 */
export function expandShorthand(
  ts: Typescript,
): Pick<Typescript, "visitEachChild" | "createWatchProgram"> {
  const visitEachChild = ((node: typescript.Node, visitor: typescript.Visitor, ...rest: []) => {
    if (node !== undefined && ts.isShorthandPropertyAssignment(node)) {
      const value = visitor(node.name) as typescript.Expression | undefined;
      if (value === undefined || value === node.name) return node;
      return ts.factory.createPropertyAssignment(
        ts.factory.createIdentifier(node.name.text),
        value,
      );
    }
    return (ts.visitEachChild as (...args: unknown[]) => unknown)(node, visitor, ...rest);
  }) as typeof ts.visitEachChild;

  // Every program that the watch makes gets a checker that sees values.
  const createWatchProgram = ((host: {afterProgramCreate?: (builder: Builder) => void}) => {
    const after = host.afterProgramCreate;
    host.afterProgramCreate = (builder) => {
      seeValues(ts, builder.getProgram().getTypeChecker());
      after?.(builder);
    };
    return (ts.createWatchProgram as (host: unknown) => unknown)(host);
  }) as typeof ts.createWatchProgram;
  return {visitEachChild, createWatchProgram};
}

interface Builder {
  getProgram(): typescript.Program;
}
