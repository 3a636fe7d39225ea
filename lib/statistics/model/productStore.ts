import {columnMeans} from "./columnProducts.ts";
import type {ColumnSet} from "./pathFamily.ts";
import type {StandardColumns} from "./standardColumns.ts";

/** Products of all columns that were ever in a working set; each is computed once. */
export interface ProductStore {
  readonly columns: StandardColumns;
  readonly members: Int32Array;
  count: number;
  /** Where a column stands among the members; −1 when it is none. */
  readonly places: Int32Array;
  /** Index = place + stride · place. */
  products: Float64Array;
  stride: number;
  readonly scratch: Float64Array;
}

/** Makes an empty store for the columns of a table. */
export function productStore(columns: StandardColumns): ProductStore {
  return {
    columns,
    members: new Int32Array(columns.columns),
    count: 0,
    places: new Int32Array(columns.columns).fill(-1),
    products: new Float64Array(64 ** 2),
    stride: 64,
    scratch: new Float64Array(columns.columns),
  };
}

/** Adds a column to the store, if it is not there. */
export function remember(store: ProductStore, column: number): void {
  if (store.places[column] >= 0) return;
  if (store.count === store.stride) {
    const wide = new Float64Array(4 * store.stride ** 2);
    for (let r = 0; r < store.count; r++) {
      const from = r * store.stride;
      wide.set(store.products.subarray(from, from + store.count), 2 * from);
    }
    store.products = wide;
    store.stride *= 2;
  }
  const {columns, members, places, scratch, stride, products} = store;
  const place = store.count++;
  members[place] = column;
  places[column] = place;
  const {data, rows} = columns;
  const own = data.subarray(rows * column, rows * (column + 1));
  columnMeans(columns, members, store.count, own, scratch);
  for (let other = 0; other < store.count; other++) {
    products[place * stride + other] = scratch[members[other]];
    products[other * stride + place] = scratch[members[other]];
  }
}

/** Copies the products of a set into one square. */
export function gather(store: ProductStore, {members, count}: ColumnSet, h: Float64Array): void {
  const {products, stride} = store;
  const places = Int32Array.from({length: count}, (_, a) => store.places[members[a]]);
  for (let a = 0; a < count; a++) {
    const from = stride * places[a];
    const to = count * a;
    for (let b = 0; b < count; b++) h[to + b] = products[from + places[b]];
  }
}
