"""Runs Autobahn's fuzzing client against the WebSockets of Shared/EdgeHTTP, and says how each section went."""

import collections
import sys

from autobahn_suite import REPORTS, Result, Unavailable, fuzz
from echo_server import EchoServer


def table(results: list[Result]) -> str:
    sections: dict[int, collections.Counter] = collections.defaultdict(collections.Counter)
    for result in results:
        worst = next((word for word in (result.behavior, result.closing) if word != "OK"), "OK")
        sections[result.number[0]][worst] += 1
    return "\n".join(
        f"section {section:2}: " + ", ".join(f"{count} {word}" for word, count in words.most_common())
        for section, words in sections.items()
    )


def main() -> int:
    try:
        with EchoServer() as server:
            results = fuzz(server.port)
    except Unavailable as unavailable:
        print(f"websocket-conformance: {unavailable}", file=sys.stderr)
        return 1
    print(table(results))
    for result in results:
        if (result.behavior, result.closing) != ("OK", "OK"):
            print(result)
    failed = [result for result in results if not result.is_good]
    print(f"{len(results)} cases, {len(failed)} failed; reports in {REPORTS}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
