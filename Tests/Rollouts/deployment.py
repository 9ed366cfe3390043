"""Two replicas of a service, replaced one by one as a Deployment does it (maxSurge 1, maxUnavailable 0)."""

import asyncio
import os
import pathlib
import ssl
import subprocess
import time
import urllib.request

import paths  # noqa: F401
from balancer import SLOTS, Balancer
from timings import Timings

REPLICAS = 2
# So long after a pod was told to end, nodes and the load balancer have heard of it.
NEWS = 4


class TooLate(Exception):
    """A replica did not come up, or had to be killed."""


class Deployment:
    def __init__(
        self, name: str, binary: pathlib.Path, settings: dict[str, str], timings: Timings, balancer: Balancer,
        folder: pathlib.Path,
    ):
        self.name = name
        self._command = binary
        self._settings = os.environ | settings
        self._timings = timings
        self._balancer = balancer
        self._log = folder / f"{name}.log"
        self._running: dict[int, subprocess.Popen] = {}
        # How long replicas needed to end, once they had their signal.
        self.endings: list[float] = []

    async def start(self) -> None:
        for slot in range(REPLICAS):
            await self._come(slot)

    async def roll_out(self) -> None:
        for slot in list(self._running):
            await self._come(next(free for free in range(SLOTS) if free not in self._running))
            await self._go(slot)

    async def _come(self, slot: int) -> None:
        environment = self._settings | {"PORT": str(self._balancer.slots[self.name][slot])}
        with open(self._log, "ab") as log:
            self._running[slot] = subprocess.Popen([self._command], env=environment, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while not await asyncio.to_thread(is_ready, self._balancer.slots[self.name][slot], self._timings.scheme):
            if time.monotonic() > deadline or self._running[slot].poll() is not None:
                raise TooLate(f"{self.name} does not come up: {self._log.read_text()[-1000:]}")
            await asyncio.sleep(0.2)
        self._balancer.let_in(self.name, slot)
        while not self._balancer.is_up(self.name, slot):
            await asyncio.sleep(0.2)

    async def _go(self, slot: int) -> None:
        process = self._running[slot]
        # Both begin at once: that others hear of it, and the pause before the signal. A pause too short shows.
        news = asyncio.create_task(self._spread_the_news(slot))
        await asyncio.sleep(self._timings.pause)
        began = time.monotonic()
        process.terminate()
        while process.poll() is None:
            if time.monotonic() > began + self._timings.grace - self._timings.pause:
                process.kill()
                raise TooLate(f"{self.name} had to be killed")
            await asyncio.sleep(0.05)
        self.endings.append(time.monotonic() - began)
        await news
        self._balancer.forget(self.name, slot)
        del self._running[slot]

    async def _spread_the_news(self, slot: int) -> None:
        await asyncio.sleep(NEWS)
        self._balancer.take_out(self.name, slot)

    def stop(self) -> None:
        for process in self._running.values():
            process.kill()
            process.wait()


def is_ready(port: int, scheme: str) -> bool:
    """As a node asks a pod: whatever certificate it shows."""
    unchecked = ssl._create_unverified_context()
    try:
        with urllib.request.urlopen(f"{scheme.lower()}://127.0.0.1:{port}/ready", timeout=4, context=unchecked) as answer:
            return answer.status == 200
    except OSError:
        return False
