"""usage: fuzzing_client.py PACKAGES SPECIFICATION   Runs the fuzzing client. For Python 2.7."""

import site
import sys

packages, specification = sys.argv[1:]
# More than a place on the path: its packages need the .pth files that are beside them.
site.addsitedir(packages)

from autobahntestsuite import wstest  # noqa: E402

sys.argv = ["wstest", "--mode", "fuzzingclient", "--spec", specification]
wstest.run()
