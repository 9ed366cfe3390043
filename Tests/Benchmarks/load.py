"""Load and what it found: wrk for HTTP, pgbench for SQL."""

import collections.abc
import dataclasses
import pathlib
import re
import resource
import statistics
import subprocess

HERE = pathlib.Path(__file__).parent


@dataclasses.dataclass
class Load:
    """One timed run."""

    requests: int
    seconds: float
    errors: int
    # In milliseconds.
    p50: float
    p99: float
    # Processor time a request in microseconds: of the server and of the client.
    server_cpu: float = 0
    client_cpu: float = 0
    database_cpu: float = 0

    @property
    def rate(self) -> float:
        return self.requests / self.seconds


def wrk_command(
    url: str, connections: int, threads: int, seconds: float, arguments: list[str], script: str = "paths.lua",
    headers: dict[str, str] = {},
) -> list[str]:
    """With arguments for the script, or without any the same request over and over."""
    script = script if arguments else "fixed.lua"
    fields = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    return ["wrk", "-c", str(connections), "-t", str(threads), "-d", f"{round(seconds)}s", "--timeout", "10s",
            "-s", str(HERE / "load" / script), *fields, url] + (["--", *arguments] if arguments else [])


def wrk(
    url: str, connections: int, threads: int, seconds: float, arguments: list[str] = [], script: str = "paths.lua",
    headers: dict[str, str] = {},
) -> Load:
    command = wrk_command(url, connections, threads, seconds, arguments, script, headers)
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    report = re.search(r"^report (\d+) (\d+) (\d+) (\d+) (\d+)$", output, re.MULTILINE)
    if report is None:
        raise SystemExit(f"wrk says: {output}")
    requests, microseconds, errors, p50, p99 = map(int, report.groups())
    return Load(requests, microseconds / 1e6, errors, p50 / 1000, p99 / 1000)


def pgbench_command(
    script: pathlib.Path, url: str, clients: int, seconds: float, arguments: list[str] = [], sampling: float = 0.02
) -> list[str]:
    # The log of one transaction in fifty gives the percentiles and costs next to nothing.
    return ["pgbench", "-n", "-M", "prepared", "-f", str(script), "-c", str(clients), "-j", str(min(2, clients)),
            "-T", str(round(seconds)), "-l", f"--sampling-rate={sampling}",
            f"--log-prefix={script.parent / 'pgbench'}", *arguments, url]


def pgbench(
    script: pathlib.Path, url: str, clients: int, seconds: float, arguments: list[str] = [], sampling: float = 0.02
) -> Load:
    for log in script.parent.glob("pgbench.*"):
        log.unlink()
    command = pgbench_command(script, url, clients, seconds, arguments, sampling)
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True).stdout
    transactions = int(re.search(r"transactions actually processed: (\d+)", output)[1])
    failed = int(re.search(r"number of failed transactions: (\d+)", output)[1])
    rate = float(re.search(r"tps = ([\d.]+)", output)[1])
    latencies = [
        int(line.split()[2]) / 1000
        for log in script.parent.glob("pgbench.*") for line in log.read_text().splitlines()
    ]
    cuts = statistics.quantiles(latencies, n=100)
    return Load(transactions, transactions / rate, failed, cuts[49], cuts[98])


def measured(
    load: collections.abc.Callable[[], Load],
    server_cpu: collections.abc.Callable[[], float],
    database_cpu: collections.abc.Callable[[], float],
) -> Load:
    """The run with what it cost of the processors."""
    def client_cpu() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = server_cpu(), database_cpu(), client_cpu()
    run = load()
    after = server_cpu(), database_cpu(), client_cpu()
    run.server_cpu, run.database_cpu, run.client_cpu = (
        (end - begin) * 1e6 / max(run.requests, 1) for begin, end in zip(before, after)
    )
    if run.errors:
        raise SystemExit(f"{run.errors} of {run.requests} requests failed")
    return run
