import assert from "node:assert/strict";
import { test } from "node:test";
import { checkInSubject } from "../../../Services/Frontend/Web/src/check-in/checkInSubject";

const CODE = "04PYMT-0NVVZ0-2E2WJN-1K3R5T-9BCDEF-GHJKMN-PQRSTV-WXYZ01-23456";

test("a ticket's code is one however it was typed, also with some of it missing", () => {
  for (const typed of [CODE, CODE.toLowerCase(), CODE.replace(/-/g, " "), CODE.slice(0, -3), ` ${CODE}\n`]) {
    assert.deepEqual(checkInSubject(typed), { code: typed.trim() });
  }
});

test("everything else is a name", () => {
  for (const typed of ["Grace", "  Jean-Luc Picard ", "Wolfeschlegelsteinhausenbergerdorff", "R2 D2", "Zoë Nº1"]) {
    assert.deepEqual(checkInSubject(typed), { name: typed.trim() });
  }
});
