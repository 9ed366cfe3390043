"""What makes each alert fire and what does not, for promtool: a look a minute.

Values are written as promtool does: `0+60x20` is a count that grows by 60 a minute for 20 minutes.
"""

import dataclasses

LABELS = 'namespace="campus-events"'
API = f'{LABELS},job="events-api",instance="a"'


@dataclasses.dataclass(frozen=True)
class Case:
    alert: str
    series: dict[str, str]
    # When it fires, and when it does not, after so many minutes.
    fires: tuple[int, ...] = ()
    silent: tuple[int, ...] = ()


def requests(good: str, bad: str) -> dict[str, str]:
    return {
        f'http_requests_total{{{API},method="GET",route="r",status="200"}}': good,
        f'http_requests_total{{{API},method="GET",route="r",status="503"}}': bad,
    }


def slow(share: int, route: str = "r") -> dict[str, str]:
    """Of a hundred requests a minute, so many take more than 2 s and less than 5 s."""
    name = f'http_request_duration_seconds_bucket{{{API},method="GET",route="{route}",status="200",le='
    return {f'{name}"2.0"}}': f"0+{100 - share}x30", f'{name}"5.0"}}': "0+100x30", f'{name}"+Inf"}}': "0+100x30"}


def one(name: str, labels: str, values: str) -> dict[str, str]:
    return {f"{name}{{{labels}}}": values}


def queue(age: str, paused: str) -> dict[str, str]:
    labels = f'{LABELS},job="notification-service",instance="n",queue="notifications-email"'
    return one("jobs_oldest_ready_seconds", labels, age) | one("jobs_paused", labels, paused)


def pool(waiting: str, up: str, slow_share: int = 0) -> dict[str, str]:
    labels = f'{API},pool="writes"'
    wait = f"postgres_pool_wait_seconds_bucket{{{labels},le="
    return one("postgres_pool_waiting", labels, waiting) | one("postgres_pool_connections", labels, up) | {
        f'{wait}"1.0"}}': f"0+{100 - slow_share}x30", f'{wait}"2.0"}}': "0+100x30", f'{wait}"+Inf"}}': "0+100x30",
    }


def hung(answered: str) -> dict[str, str]:
    return one("postgres_pool_connections", f'{API},pool="interactive"', "1x40") | one(
        "postgres_connections_lost_total", f'{API},pool="reads"', "0x5 0+4x30"
    ) | one("postgres_query_duration_seconds_count", f'{API},statement="Store.read"', answered)


def scraped(**values: str) -> dict[str, str]:
    """`up` of a pod of each service, in the order of the manifests; those that are left out have none."""
    return {f'up{{{LABELS},job="{job.replace("_", "-")}",instance="a"}}': value for job, value in values.items()}


def migration(tag: str, made: str, failed: str = "", passed: str = "") -> dict[str, str]:
    """The Job of a version; what it is not yet, or never, kube-state-metrics does not tell."""
    job = f'{LABELS},job_name="migrate-{tag}"'
    found = one("kube_job_created", job, made)
    if failed:
        found |= one("kube_job_failed", f'{job},condition="true"', failed)
    if passed:
        found |= one("kube_job_status_completion_time", job, passed)
    return found


def outcomes(failed: str, accepted: str = "0+100x90") -> dict[str, str]:
    labels = f'{LABELS},job="notification-service",instance="n",channel="email",template="t",outcome='
    return {
        f'notifications_total{{{labels}"failed"}}': failed, f'notifications_total{{{labels}"accepted"}}': accepted,
    }


CASES = [
    # Six of a hundred fail: for five minutes nobody is woken.
    Case("HighErrorRate", requests("0+94x30", "0+6x30"), fires=(12,), silent=(4,)),
    Case("HighErrorRate", requests("0+96x30", "0+4x30"), silent=(12, 25)),
    Case("HighLatency", slow(6), fires=(12,), silent=(4,)),
    Case("HighLatency", slow(4), silent=(12, 25)),
    Case("HighLatency", slow(100, "/api/v1/live"), silent=(12, 25)),
    Case("TargetDown", scraped(frontend="1x30", events_api="1x5 0x20", notification_service="1x30"),
         fires=(12,), silent=(5, 9)),
    # A service that has no pod any more, or never had one.
    Case("TargetDown", scraped(frontend="1x30", events_api="1x5 _x25", notification_service="1x30"),
         fires=(17,), silent=(5, 9)),
    Case("TargetDown", scraped(frontend="1x30", notification_service="1x30"), fires=(6,), silent=(4,)),
    Case("TargetDown", scraped(frontend="1x30", events_api="1x30", notification_service="1x30"), silent=(12, 29)),
    Case("FilesRunOut", one("process_open_fds", API, "81x30") | one("process_max_fds", API, "100x30"),
         fires=(6,), silent=(4,)),
    Case("FilesRunOut", one("process_open_fds", API, "79x30") | one("process_max_fds", API, "100x30"), silent=(20,)),
    # Two of a hundred for an hour; then none, and the short window ends it.
    Case("ErrorBudgetBurnsFast", requests("0+98x90 8918+100x30", "0+2x90 180x30"), fires=(65,), silent=(1, 100)),
    Case("ErrorBudgetBurnsFast", requests("0+99x90", "0+1x90"), silent=(65,)),
    Case("ErrorBudgetBurnsSlowly", requests("0+99x420", "0+1x420"), fires=(400,), silent=(10,)),
    Case("ErrorBudgetBurnsSlowly", requests("0+995x420", "0+5x420"), silent=(400,)),
    Case("Oversold", one("seats_oversold", API, "0x3 1x3"), fires=(4,), silent=(2,)),
    Case("CampusFiguresStale", one("campus_figures_age_seconds", API, "0+60x30"), fires=(17,), silent=(10, 14)),
    # One of the replicas measures: that is enough.
    Case("CampusFiguresStale", one("campus_figures_age_seconds", API, "0+60x30")
         | one("campus_figures_age_seconds", API.replace('"a"', '"b"'), "30x30"), silent=(17, 29)),
    Case("DecisionsTurnedAway", one("decisions_turned_away_total", API, "0x5 0+9x20"), fires=(10,), silent=(5, 8)),
    Case("DatabaseUnreachable", one("postgres_pool_connections", f'{API},pool="reads"', "2x3 0x9")
         | one("postgres_pool_connections", f'{API},pool="writes"', "4x3 0x9"), fires=(6,), silent=(3, 4)),
    Case("DatabaseUnreachable", one("postgres_pool_connections", f'{API},pool="reads"', "2x12")
         | one("postgres_pool_connections", f'{API},pool="writes"', "4x3 0x9"), silent=(6, 12)),
    # It hangs: a connection that nobody uses seems to be up.
    Case("DatabaseUnreachable", hung("5x40"), fires=(10,), silent=(5,)),
    # Connections break, as they do, and statements are answered.
    Case("DatabaseUnreachable", hung("0+90x40"), silent=(10, 20)),
    Case("DatabasePoolExhausted", pool("0x3 7x20", "4x30"), fires=(9,), silent=(3, 7)),
    # Now and then somebody waits.
    Case("DatabasePoolExhausted", pool("0 7 0 7 0 7 0 7 0 7 0 7 0", "4x30"), silent=(5, 9, 12)),
    Case("DatabasePoolExhausted", pool("7x30", "0x30"), silent=(9,)),
    Case("DatabasePoolExhausted", pool("0 7 0 7 0 7 0 7 0 7 0 7 0", "4x30", slow_share=6), fires=(9,)),
    # An outage is over.
    Case("DatabasePoolExhausted", pool("0x30", "4x30", slow_share=6), silent=(9,)),
    Case("OutboxStuck", one("outbox_oldest_seconds", API, "0+60x30"), fires=(12,), silent=(5, 9)),
    Case("OutboxStuck", one("outbox_oldest_seconds", API, "200x30"), silent=(12, 29)),
    Case("OutboxRefused", one("outbox_refused_total", API, "0x3 1+1x40"), fires=(25,), silent=(3, 15)),
    Case("QueueNotMoving", queue("0+60x30", "0x30"), fires=(12,), silent=(5, 9)),
    Case("QueueNotMoving", queue("0+60x30", "1x30"), silent=(12, 29)),
    Case("QueueUnreachable", one("jobs_reachable", f'{LABELS},job="notification-service",queue="q"', "1x3 0x9"),
         fires=(7,), silent=(3, 5)),
    Case("NotificationsFail", outcomes("0+6x90"), fires=(20,), silent=(5,)),
    Case("NotificationsFail", outcomes("0+4x90"), silent=(20, 60)),
    Case("DeadLettersGrowing", outcomes("0x10 0+1x80"), fires=(30,), silent=(10, 20)),
    Case("DeadLettersGrowing", outcomes("0x10 3x80"), silent=(30, 80)),
    Case("PodCrashLooping", one("kube_pod_container_status_restarts_total", f'{LABELS},pod="p",container="c"',
                                "0x5 1x5 2x20"), fires=(15,), silent=(5, 8)),
    # Once, long ago.
    Case("PodCrashLooping", one("kube_pod_container_status_restarts_total", f'{LABELS},pod="p",container="c"', "3x60"),
         silent=(15, 50)),
    Case("MigrationFailed", migration("1", "0x9", failed="_x3 1x6"), fires=(5,), silent=(2,)),
    # An attempt failed, the next one passed.
    Case("MigrationFailed", migration("1", "0x9", passed="_x3 180x6")
         | one("kube_job_status_failed", f'{LABELS},job_name="migrate-1"', "1x9"), silent=(2, 5)),
    # A later version's passed; and one that passed before says nothing of it.
    Case("MigrationFailed", migration("1", "0x9", failed="1x9") | migration("2", "_x3 180x6", passed="_x4 240x5"),
         fires=(2,), silent=(6,)),
    Case("MigrationFailed", migration("1", "0x9", passed="60x9") | migration("2", "_x3 180x6", failed="_x4 1x5"),
         fires=(6,), silent=(2,)),
    Case("MigrationFailed", one("kube_job_failed", f'{LABELS},job_name="other",condition="true"', "1x6"), silent=(5,)),
]
