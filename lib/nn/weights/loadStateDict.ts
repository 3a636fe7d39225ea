import {ShapeError} from "../../core/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {type Parameter, parametersOf} from "../network/parametersOf.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {type Flattened, flattenedFeatures, inOurOrder} from "./flattenedFeatures.ts";
import {modulesInOrder, type StateModule, stateModules} from "./stateModules.ts";
import {weightFromTorch} from "./weightLayout.ts";

/** Options of `loadStateDict`. */
export interface LoadStateDictOptions {
  /** For each node with parameters, the PyTorch module that holds them. */
  readonly names?: Readonly<Record<string, string>>;
  /** Shape of the network's input; needed where a layer flattens an image. */
  readonly inputShape?: readonly number[];
}

const WHO = "loadStateDict";

/** What PyTorch calls the parameters of normalisations and PReLU; the others are called as here. */
const ROLES: Readonly<Partial<Record<Parameter["role"], string>>> = {
  gamma: "weight",
  beta: "bias",
  mean: "running_mean",
  variance: "running_var",
  alpha: "weight",
};

/**
 * Turns a PyTorch state dict into the weights of a network of the same architecture.
 *
 * Modules and layers meet by `names`; else by their own names, when every layer with parameters has a module
 * of its name; else in order, the first layer with the first module. In a file, which is sorted by name, the
 * order is known only for numbered modules (nn.Sequential); elsewhere names must be given. Layouts are turned
 * (weightFromTorch), also of what follows a flattened image; num_batches_tracked is left out. A module is a
 * cross-correlation there as here.
 *
 * @param network - the architecture
 * @param stateDict - PyTorch's parameters by name in PyTorch's layout, such as readSafetensors(…).weights
 * @param options - names: module of each node; inputShape, for networks that flatten
 * @returns the weights by our names, `<node>.<role>`, ready for the executors
 * @throws ShapeError when the checkpoint is of another architecture: a layer or a module without a partner, or
 *   two that differ in parameters or shape; the message names both
 * @throws RangeError when names name no node or module or leave one out, the order cannot be known, or
 *   inputShape is missing
 * @ref paszke2019
 * @example
 * const net = networkBuilder("one", {dims: 1, channels: 1});
 * const node = net.conv("c", "input", {filters: 2, kernel: 1, bias: false});
 * [...loadStateDict(net.build(node), new Map([["0.weight", tensor([2, 1, 1], [3, 4])]])).get("c.weight").shape] // [1, 1, 2]
 */
export function loadStateDict(
  network: Network,
  stateDict: Weights,
  {names, inputShape}: LoadStateDictOptions = {},
): Map<string, Tensor> {
  const modules = stateModules(stateDict);
  const layers = new Map<string, Parameter[]>();
  for (const parameter of parametersOf(network)) {
    layers.set(parameter.node, [...(layers.get(parameter.node) ?? []), parameter]);
  }
  const pairs = paired([...layers.keys()], modules, {names, stateDict});
  const flattened = flattenedFeatures(network, inputShape);
  const weights = new Map<string, Tensor>();
  for (const [node, name] of pairs) {
    const module = modules.get(name) as StateModule;
    const parameters = layers.get(node) as Parameter[];
    for (const parameter of parameters) {
      weights.set(parameter.name, parameterOf(parameter, {name, module}, flattened.get(node)));
    }
    requireNoMore(node, parameters, {name, module});
  }
  return weights;
}

/** A module with its name. */
interface NamedModule {
  readonly name: string;
  readonly module: StateModule;
}

/** Finds the module of each layer. */
function paired(
  nodes: readonly string[],
  modules: ReadonlyMap<string, StateModule>,
  {names, stateDict}: {names: LoadStateDictOptions["names"]; stateDict: Weights},
): [node: string, module: string][] {
  if (names !== undefined) return byNames(nodes, modules, names);
  if (nodes.length === modules.size && nodes.every((node) => modules.has(node))) {
    return nodes.map((node) => [node, node]);
  }
  if (nodes.length !== modules.size) {
    const [more, fewer] = nodes.length > modules.size ? ["layer", "module"] : ["module", "layer"];
    const rest =
      nodes.length > modules.size ? nodes[modules.size] : [...modules.keys()][nodes.length];
    throw new ShapeError(
      `${WHO}: checkpoint must have a module for each layer with parameters, got ${modules.size} modules and ${nodes.length} layers: ${more} ${rest} has no ${fewer}; it is of another architecture`,
    );
  }
  const ordered = modulesInOrder(stateDict);
  return nodes.map((node, i) => [node, ordered[i]]);
}

/** Checks that names lead from every layer to a module of its own, and leave no module out. */
function byNames(
  nodes: readonly string[],
  modules: ReadonlyMap<string, StateModule>,
  names: Readonly<Record<string, string>>,
): [node: string, module: string][] {
  const given = new Map(Object.entries(names));
  const stray = [...given.keys()].find((node) => !nodes.includes(node));
  if (stray !== undefined) {
    throw new RangeError(`${WHO}: names must name layers with parameters, got ${stray}`);
  }
  const pairs = nodes.map((node): [string, string] => {
    const module = given.get(node);
    if (module === undefined || !modules.has(module)) {
      throw new RangeError(
        `${WHO}: names must lead from layer ${node} to a module of the checkpoint, got ${module}`,
      );
    }
    return [node, module];
  });
  const used = new Set(given.values());
  const left = [...modules.keys()].find((module) => !used.has(module));
  if (left !== undefined || used.size < pairs.length) {
    const fault = left === undefined ? "one module for two layers" : `none for module ${left}`;
    throw new RangeError(`${WHO}: names must pair each layer with a module, got ${fault}`);
  }
  return pairs;
}

/** Takes one parameter out of its module, in our layout, of our shape. */
function parameterOf(
  parameter: Parameter,
  {name, module}: NamedModule,
  flattened: Flattened | undefined,
): Tensor {
  const role = ROLES[parameter.role] ?? parameter.role;
  const found = module.get(role);
  if (found === undefined) {
    throw new ShapeError(
      `${WHO}: checkpoint must hold ${parameter.name} ${shapeText(parameter.shape)}, got module ${name} with ${[...module.keys()].join(", ")} and no ${role}`,
    );
  }
  const ours = weightFromTorch(found);
  const alike =
    ours.shape.length === parameter.shape.length &&
    ours.shape.every((n, axis) => n === parameter.shape[axis]);
  if (!alike) {
    throw new ShapeError(
      `${WHO}: checkpoint must fit the network, got ${name}.${role} ${shapeText(found.shape)}, here ${shapeText(ours.shape)}, for ${parameter.name} ${shapeText(parameter.shape)}; it is of another architecture`,
    );
  }
  return flattened === undefined ? ours : inOurOrder(ours, flattened);
}

/** Throws when a module holds a parameter that its layer does not. */
function requireNoMore(
  node: string,
  parameters: readonly Parameter[],
  {name, module}: NamedModule,
): void {
  const known = parameters.map(({role}) => ROLES[role] ?? role);
  const extra = [...module].find(([role]) => !known.includes(role as Parameter["role"]));
  if (extra !== undefined) {
    throw new ShapeError(
      `${WHO}: layer ${node} must have every parameter of its module, got none for ${name}.${extra[0]} ${shapeText(extra[1].shape)}; the checkpoint is of another architecture`,
    );
  }
}
