import type * as typescript from "@tslab/typescript-for-tslab";

type Typescript = typeof typescript;

/** Makes a checker answer for the `x` of `{x}` with what `x` is, not with the property it makes. */
function seeValues(ts: Typescript, checker: typescript.TypeChecker): void {
  const original = checker.getSymbolAtLocation;
  checker.getSymbolAtLocation = (node) => {
    const {parent} = node;
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
 * so `{x}` fails with a ReferenceError. The visitor is handed the value, and `{x}` becomes `{x: exports.x}`.
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
