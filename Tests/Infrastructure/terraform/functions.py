"""Terraform's functions, those that our files call, and what they work on."""

import ipaddress
import itertools
import json
import math
import re


class Computed(str):
    """What only AWS will say, such as an id: its address stands for it, and whatever is asked of it is as unknown."""


class Wrong(Exception):
    pass


def pairs(value):
    """Key and value of all that is in a collection, a map's in the order of its keys as Terraform goes through it."""
    if isinstance(value, Computed):
        return [(0, Computed(f"{value}[0]"))]
    if isinstance(value, dict):
        return sorted(value.items())
    if isinstance(value, list):
        return list(enumerate(value))
    raise Wrong(f"{value!r} is no collection")


def text(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (str, int, float)):
        return str(value)
    raise Wrong(f"{value!r} is no text")


def regex(pattern: str, string: str):
    match = re.search(pattern, text(string))
    if not match:
        raise Wrong(f"{string} does not match {pattern}")
    return match.group(0)


def cidrhost(block: str, number: int) -> str:
    try:
        return str(ipaddress.ip_network(block, strict=False)[int(number)])
    except ValueError as error:
        raise Wrong(str(error)) from error


def tonumber(value):
    try:
        return float(value) if "." in str(value) else int(value)
    except ValueError as error:
        raise Wrong(f"{value!r} is no number") from error


def flatten(value):
    return list(itertools.chain.from_iterable(flatten(item) if isinstance(item, list) else [item] for item in value))


def distinct(value):
    return list(dict.fromkeys(value))


def one(value):
    if len(value) > 1:
        raise Wrong(f"{value!r} is more than one")
    return value[0] if value else None


def collection(value):
    return dict(pairs(value)) if isinstance(value, dict) or hasattr(value, "attribute") else value


FUNCTIONS = {
    "alltrue": all, "ceil": math.ceil, "cidrhost": cidrhost, "concat": lambda *lists: list(itertools.chain(*lists)),
    "contains": lambda items, item: item in items, "distinct": distinct,
    "endswith": lambda string, end: string.endswith(end), "flatten": flatten, "floor": math.floor,
    "join": lambda separator, items: separator.join(text(item) for item in items),
    "jsondecode": json.loads, "jsonencode": lambda value: json.dumps(value, separators=(",", ":")),
    "keys": lambda value: sorted(value), "length": len,
    "merge": lambda *maps: {key: value for map in maps for key, value in map.items()}, "one": one,
    "regex": regex, "replace": lambda string, old, new: string.replace(old, new),
    "setintersection": lambda first, second: [item for item in first if item in second],
    "setsubtract": lambda first, second: [item for item in first if item not in second],
    "slice": lambda items, start, end: items[start:end],
    "split": lambda separator, string: string.split(separator),
    "startswith": lambda string, start: string.startswith(start), "tonumber": tonumber, "toset": distinct,
    "tostring": text, "values": lambda value: [value[key] for key in sorted(value)],
}
