"""What the histories of the drop have, too: servers that can be killed, connections, tokens."""

import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "DropHistory"))
