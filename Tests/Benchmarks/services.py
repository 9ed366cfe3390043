"""Our three services as the benchmarks run them: release binaries with the settings of `make run`."""

import os
import pathlib
import subprocess

from process import ROOT, Server


def services(folder: pathlib.Path) -> list[Server]:
    """notification-service, events-api and frontend, with their schemas in the database of BENCH_DATABASE_URL."""
    binaries = pathlib.Path(os.environ["BENCH_BINARIES"])
    key = folder / "jwt.pem"
    subprocess.run(
        ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key],
        check=True, stderr=subprocess.DEVNULL,
    )
    web = folder / "web"
    subprocess.run([ROOT / "Services/Frontend/Web/build", web], check=True, stdout=subprocess.DEVNULL)
    environment = {
        "DATABASE_URL": os.environ["BENCH_DATABASE_URL"], "REDIS_URL": os.environ["BENCH_REDIS_URL"],
        "JWT_PRIVATE_KEY_FILE": str(key), "PUBLIC_URL": "http://localhost:3000",
        # Nobody listens there: what is measured does not need them.
        "NOTIFICATION_SERVICE_URL": "http://localhost:9", "EVENTS_API_URL": "http://localhost:9",
        "EMAIL_TRANSPORT": f"file:{folder / 'outbox'}", "WEB_ROOT": str(web), "LOG_LEVEL": "info",
    }
    for name in ["events-api", "notification-service"]:
        subprocess.run(
            [binaries / name, "migrate"], check=True, env=os.environ | environment, stderr=subprocess.DEVNULL
        )
    return [
        Server(name, [str(binaries / name)], environment, folder / f"{name}.log")
        for name in ["notification-service", "events-api", "frontend"]
    ]
