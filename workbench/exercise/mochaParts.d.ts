// mocha ships no types of its own; these are the parts that the suite uses.
declare module "mocha/lib/suite.js" {
  type RootSuite = Mocha.Suite & {emit(event: "pre-require", ...args: unknown[]): boolean};
  export const Suite: new (title: string, context: Mocha.Context, isRoot: boolean) => RootSuite;
}
declare module "mocha/lib/context.js" {
  export const Context: typeof Mocha.Context;
}
declare module "mocha/lib/interfaces/bdd.js" {
  export const bddInterface: (suite: Mocha.Suite) => void;
}
