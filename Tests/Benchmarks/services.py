"""Our three services as the benchmarks run them: release binaries with the settings of `make run`."""

import os
import pathlib
import subprocess

from process import ROOT, Server


def services(folder: pathlib.Path) -> list[Server]:
    """notification-service, events-api and frontend, with their schemas in the database of BENCH_DATABASE_URL."""
    web = folder / "web"
    subprocess.run([ROOT / "Services/Frontend/Web/build", web], check=True, stdout=subprocess.DEVNULL)
    settings = environment(folder, os.environ["BENCH_DATABASE_URL"]) | {"WEB_ROOT": str(web)}
    for name in ["events-api", "notification-service"]:
        migrate(name, settings)
    return [service(name, settings, folder) for name in ["notification-service", "events-api", "frontend"]]


def environment(folder: pathlib.Path, database_url: str) -> dict[str, str]:
    """The settings that the services share; makes the key that signs tokens, once a folder."""
    key = folder / "jwt.pem"
    if not key.exists():
        subprocess.run(
            ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key],
            check=True, stderr=subprocess.DEVNULL,
        )
    return {
        "DATABASE_URL": database_url, "REDIS_URL": os.environ["BENCH_REDIS_URL"],
        "JWT_PRIVATE_KEY_FILE": str(key), "CODES_SECRET": "a secret of benchmarks, which nobody minds", "PUBLIC_URL": "http://localhost:3000",
        # Nobody listens there: what is measured does not need them.
        "NOTIFICATION_SERVICE_URL": "http://localhost:9", "EVENTS_API_URL": "http://localhost:9",
        "EMAIL_TRANSPORT": f"file:{folder / 'outbox'}", "LOG_LEVEL": "info",
        # Counted as ever, and never too many for one machine that is a whole campus.
        "RATE_LIMITS": "all=1000000/1s",
    }


def migrate(name: str, settings: dict[str, str]) -> None:
    subprocess.run([binary(name), "migrate"], check=True, env=os.environ | settings, stderr=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL)


def service(name: str, settings: dict[str, str], folder: pathlib.Path) -> Server:
    return Server(name, [binary(name)], settings, folder / f"{name}.log")


def binary(name: str) -> str:
    return str(pathlib.Path(os.environ["BENCH_BINARIES"]) / name)
