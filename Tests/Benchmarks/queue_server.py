"""The Redis that the queues share, and what it can do by itself."""

import csv
import os
import subprocess
import urllib.parse

import redis

from process import cpu_seconds

URL = os.environ["BENCH_REDIS_URL"]
# Keys as different as jobs are, values as long as theirs.
FLOOR = ["redis-benchmark", "-t", "set", "-P", "16", "-r", "1000000", "-d", "6"]


class QueueServer:
    def __init__(self) -> None:
        self.client = redis.Redis.from_url(URL)
        self.pid = self.client.info("server")["process_id"]

    def describe(self) -> str:
        info = self.client.info()
        kept = "every write appended to a file" if info["aof_enabled"] else "nothing kept on disk"
        return f"redis-server {info['redis_version']}, {kept}"

    def empty(self) -> None:
        self.client.flushall()

    def cpu(self) -> float:
        return cpu_seconds(self.pid)

    def writes(self, count: int) -> float:
        """Pipelined writes a second."""
        url = urllib.parse.urlparse(URL)
        command = [*FLOOR, "-h", url.hostname or "", "-p", str(url.port), "-n", str(count), "--csv"]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        rate = next(row for row in csv.reader(output.splitlines()) if row[0] == "SET")[1]
        self.empty()
        return float(rate)
