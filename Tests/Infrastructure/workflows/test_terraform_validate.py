"""Where Terraform is, it formats and validates everything that is applied by itself."""

import os
import stat

from workflows import ROOT, run

TERRAFORM = """#!/usr/bin/env bash
echo "$*" >>"$NOTES"
case "$*" in *"${BROKEN:-nothing}"*validate) exit 1 ;; esac
"""


def validate(folder, **more):
    (folder / "terraform").write_text(TERRAFORM)
    (folder / "terraform").chmod(stat.S_IRWXU)
    notes = folder / "notes"
    environment = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "NOTES": str(notes)} | more
    return run(ROOT / "dev/terraform-validate", env=environment), notes.read_text()


def test_every_root_is_validated(tmp_path):
    done, notes = validate(tmp_path)
    assert done.returncode == 0 and "fmt -check" in notes
    roots = [ROOT / "terraform/account", *(ROOT / "terraform/environments").iterdir()]
    for root in roots:
        assert f"-chdir={root.relative_to(ROOT)} validate" in notes


def test_one_that_is_not_valid_is_enough(tmp_path):
    done, _ = validate(tmp_path, BROKEN="staging")
    assert done.returncode == 1


def test_without_terraform_it_says_so(tmp_path):
    done = run(ROOT / "dev/terraform-validate", env=os.environ | {"PATH": "/usr/bin:/bin"})
    assert done.returncode == 1 and "make terraform" in done.stderr
