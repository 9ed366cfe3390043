"""Terraform files as `terraform fmt` would leave them: spaces, indentation, and equals signs below each other.

python formatting.py FILE… writes them so.
"""

import pathlib
import sys

import hcl

OPENING, CLOSING = {"{", "[", "("}, {"}", "]", ")"}
BINARY = {"==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "*", "/", "%", "=", "=>", "?", ":"}


def space_between(before: hcl.Token, token: hcl.Token, earlier: hcl.Token | None) -> bool:
    if token.kind == "comment":
        return True
    if before.text in ("(", "[") or token.text in (")", "]", ",", "..."):
        return False
    if "." in (before.text, token.text) or before.text == "!":
        return False
    if before.text == "-" and (earlier is None or earlier.text in BINARY | OPENING | {","}):
        return False
    if token.text == "(":
        return before.kind != "name" or before.text == "in"
    if token.text == "[":
        return not (before.kind == "name" and before.text != "in" or before.text in ("]", ")", "}"))
    if (before.text, token.text) == ("{", "}"):
        return False
    return True


def spaced(line: list[hcl.Token]) -> str:
    text = ""
    for index, token in enumerate(line):
        if index and space_between(line[index - 1], token, line[index - 2] if index > 1 else None):
            text += " "
        text += token.text
    return text


def change(line: list[hcl.Token]) -> int:
    return sum((token.text in OPENING) - (token.text in CLOSING) for token in line)


class Line:
    """A line's three cells: what stands before the equals sign, that and its value, and the comment."""

    def __init__(self, line: list[hcl.Token], indentation: int):
        self.indentation = " " * (2 * indentation)
        self.comment = line.pop().text if len(line) > 1 and line[-1].kind == "comment" else ""
        equals = next((index for index, token in enumerate(line) if index and token.text == "="), None)
        # A value that goes on in the next line does not take part.
        if equals is not None and change(line[equals:]) == 0:
            self.lead, self.value = spaced(line[:equals]), spaced(line[equals:])
        else:
            self.lead, self.value = spaced(line), ""


def align(lines: list[Line], cell: str, width) -> None:
    """Pads what stands before the cell, so that it begins in one column in lines that follow one another."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and getattr(line, cell):
            run.append(line)
            continue
        column = max((width(member) for member in run), default=0)
        for member in run:
            setattr(member, cell, " " * (column - width(member) + 1) + getattr(member, cell))
        run = []


def formatted(text: str) -> str:
    rows: list[list[hcl.Token]] = [[]]
    for token in hcl.tokens(text):
        if token.kind == "newline":
            rows.append([])
        else:
            rows[-1].append(token)
    lines, open_brackets = [], []
    for row in rows:
        net = change(row)
        closed = -net
        while closed > 0 and open_brackets:
            taken = min(closed, open_brackets[-1])
            closed -= taken
            open_brackets[-1] -= taken
            if not open_brackets[-1]:
                open_brackets.pop()
        lines.append(Line(row, len(open_brackets)))
        if net > 0:
            open_brackets.append(net)
    align(lines, "value", lambda line: len(line.lead))
    align(lines, "comment", lambda line: len(line.lead) + len(line.value))
    result = "\n".join((line.indentation + line.lead + line.value + line.comment).rstrip() for line in lines)
    return result.rstrip("\n") + "\n"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        path.write_text(formatted(path.read_text()))
