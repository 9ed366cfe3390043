"""checkov finds nothing; what it is told to pass over has its reason beside it."""

import json
import os
import pathlib
import re
import subprocess
import sys

import plan

SKIP = re.compile(r"checkov:skip=(\w+)(?::(.*))?")


def test_checkov_finds_nothing():
    run = subprocess.run(
        [pathlib.Path(sys.executable).with_name("checkov"), "-d", plan.TERRAFORM, "--framework", "terraform", "--compact",
         "--output", "json", "--skip-download"],
        # Its progress bar and its wish for an account are not for tests.
        env=os.environ | {"LOG_LEVEL": "ERROR"}, capture_output=True, text=True,
    )
    report = json.loads(run.stdout)
    failed = [f"{each['check_id']} {each['check_name']}: {each['file_path']} {each['resource']}"
              for each in report["results"]["failed_checks"]]
    assert not failed, "\n".join(failed)
    assert report["summary"]["passed"] > 500 and report["summary"]["parsing_errors"] == 0
    # A reason that is no longer needed goes, too.
    used = {(each["file_path"].removeprefix("/"), each["check_id"]) for each in report["results"]["skipped_checks"]}
    written = {(str(file.relative_to(plan.TERRAFORM)), found[1])
               for file in plan.TERRAFORM.rglob("*.tf") for found in SKIP.finditer(file.read_text())}
    assert written == used


def test_each_exception_has_its_reason():
    for file in plan.TERRAFORM.rglob("*.tf"):
        for found in SKIP.finditer(file.read_text()):
            assert found[2] and len(found[2]) > 15, f"{file}: {found[1]}"
