import assert from "node:assert/strict";
import { test } from "node:test";
import { tabSeparated } from "../../../Services/Frontend/Web/src/tables/NumberRows";

test("a table is copied as spreadsheets read it, whatever stands in its names", () => {
  const rows = { headers: ["Venue", "Events"], rows: [{ key: "v1", name: "Hall\tof\nmirrors", cells: ["1,301"] }] };
  assert.equal(tabSeparated(rows), "Venue\tEvents\nHall of mirrors\t1,301");
});
