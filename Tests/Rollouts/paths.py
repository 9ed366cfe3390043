"""What the histories of the drop and the faults of notifications have, too: servers, connections, tokens."""

import pathlib
import sys

for folder in ("DropHistory", "NotificationFaults"):
    sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / folder))
