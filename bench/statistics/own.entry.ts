// Runs one row of `npm run bench -- statistics` in our library, in a process of its own.
import {runOwnRow} from "../shared/ownRow.ts";
import {ROWS} from "./rows.ts";

runOwnRow(ROWS);
