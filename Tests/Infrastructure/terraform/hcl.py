"""HCL as tokens and as blocks, as far as our Terraform files use it: no heredocs, no comments between /* and */."""

import dataclasses
import re

TOKEN = re.compile(
    r"""(?P<space>[ \t]+)|(?P<newline>\n)|(?P<comment>(?:\#|//)[^\n]*)|(?P<number>\d+(?:\.\d+)?)
    |(?P<name>[A-Za-z_][A-Za-z0-9_-]*)|(?P<quote>")
    |(?P<sign>\.\.\.|=>|==|!=|<=|>=|&&|\|\||[{}\[\]().,:?=<>+*/%!-])""",
    re.VERBOSE,
)


class Malformed(Exception):
    pass


@dataclasses.dataclass(frozen=True)
class Token:
    kind: str
    text: str
    line: int


def quoted_end(text: str, start: int) -> int:
    """Where the string that begins at `start` ends, with all that is interpolated into it."""
    position = start + 1
    while position < len(text):
        if text[position] == "\\":
            position += 2
        elif text[position] == '"':
            return position + 1
        elif text.startswith("$${", position):
            position += 3
        elif text.startswith("${", position):
            position = interpolation_end(text, position + 2)
        elif text[position] == "\n":
            break
        else:
            position += 1
    raise Malformed(f"a string does not end: {text[start:start + 40]!r}")


def interpolation_end(text: str, start: int) -> int:
    depth, position = 1, start
    while position < len(text):
        if text[position] == '"':
            position = quoted_end(text, position)
            continue
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        position += 1
        if depth == 0:
            return position
    raise Malformed(f"an interpolation does not end: {text[start:start + 40]!r}")


def tokens(text: str) -> list[Token]:
    found, position, line = [], 0, 1
    while position < len(text):
        match = TOKEN.match(text, position)
        if not match:
            raise Malformed(f"line {line}: {text[position:position + 20]!r}")
        kind, end = match.lastgroup, match.end()
        if kind == "quote":
            kind, end = "string", quoted_end(text, position)
        if kind != "space":
            found.append(Token(kind, text[position:end], line))
        line += text.count("\n", position, end)
        position = end
    return found


@dataclasses.dataclass
class Attribute:
    name: str
    line: int
    # Without newlines and comments.
    expression: list[Token]

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.expression)


@dataclasses.dataclass
class Block:
    type: str
    labels: list[str]
    line: int
    attributes: dict[str, Attribute] = dataclasses.field(default_factory=dict)
    blocks: list["Block"] = dataclasses.field(default_factory=list)

    def all(self, type: str) -> list["Block"]:
        return [block for block in self.blocks if block.type == type]

    def expressions(self):
        """Every attribute in it, however deep."""
        yield from self.attributes.values()
        for block in self.blocks:
            yield from block.expressions()


def parse(text: str) -> Block:
    """The file as a block without a type."""
    stream = [token for token in tokens(text) if token.kind != "comment"]
    body, position = _body(stream, 0, Block("", [], 1))
    if position != len(stream):
        raise Malformed(f"line {stream[position].line}: {stream[position].text!r}")
    return body


def _body(stream: list[Token], position: int, block: Block) -> tuple[Block, int]:
    while position < len(stream):
        token = stream[position]
        if token.kind == "newline":
            position += 1
            continue
        if token.text == "}":
            return block, position
        if token.kind not in ("name", "string"):
            raise Malformed(f"line {token.line}: {token.text!r} begins nothing")
        following = stream[position + 1]
        if following.text == "=":
            end = _expression_end(stream, position + 2)
            expression = [part for part in stream[position + 2:end] if part.kind != "newline"]
            if not expression or token.text in block.attributes:
                raise Malformed(f"line {token.line}: {token.text} says nothing, or is there twice")
            block.attributes[token.text] = Attribute(token.text, token.line, expression)
            position = end
            continue
        inner = Block(token.text, [], token.line)
        position += 1
        while stream[position].kind in ("string", "name"):
            inner.labels.append(stream[position].text.strip('"'))
            position += 1
        if stream[position].text != "{":
            raise Malformed(f"line {stream[position].line}: {stream[position].text!r} in place of an opening brace")
        inner, position = _body(stream, position + 1, inner)
        if position >= len(stream):
            raise Malformed(f"line {inner.line}: the block {inner.type} does not end")
        position += 1
        block.blocks.append(inner)
    return block, position


def _expression_end(stream: list[Token], position: int) -> int:
    depth = 0
    while position < len(stream):
        token = stream[position]
        if token.text in ("{", "[", "("):
            depth += 1
        elif token.text in ("}", "]", ")"):
            if depth == 0:
                return position
            depth -= 1
        elif token.kind == "newline" and depth == 0:
            return position
        position += 1
    if depth:
        raise Malformed("a bracket is not closed")
    return position


def interpolations(string: str) -> list[str]:
    """The expressions inside a string token."""
    found, position = [], 1
    while (position := string.find("${", position)) >= 0:
        if string[position - 1] == "$":
            position += 2
            continue
        end = interpolation_end(string, position + 2)
        found.append(string[position + 2:end - 1])
        position = end
    return found


def flat(expression: list[Token]) -> list[Token]:
    """With what strings interpolate, in place of the strings."""
    found = []
    for token in expression:
        found.append(token)
        if token.kind == "string":
            for inner in interpolations(token.text):
                found += [Token("sign", ";", token.line)] + flat(tokens(inner)) + [Token("sign", ";", token.line)]
    return found


def references(expression: list[Token]) -> list[tuple[str, ...]]:
    """What is named with dots, such as ("var", "name"); indices are "[]", those in quotes are with their quotes."""
    found, stream = [], flat(expression)
    position = 0
    while position < len(stream):
        token = stream[position]
        before = stream[position - 1].text if position else ""
        if token.kind != "name" or before == ".":
            position += 1
            continue
        path, position = [token.text], position + 1
        while position < len(stream):
            if stream[position].text == "." and position + 1 < len(stream):
                path.append(stream[position + 1].text)
                position += 2
            elif stream[position].text == "[":
                end = _closing(stream, position)
                inner = stream[position + 1:end]
                path.append(inner[0].text if len(inner) == 1 and inner[0].kind == "string" else "[]")
                found += references(inner)
                position = end + 1
            else:
                break
        if len(path) > 1 and not (position < len(stream) and stream[position].text == "(" and len(path) == 1):
            found.append(tuple(path))
    return found


def _closing(stream: list[Token], position: int) -> int:
    depth = 0
    for index in range(position, len(stream)):
        depth += {"[": 1, "]": -1}.get(stream[index].text, 0)
        if depth == 0:
            return index
    raise Malformed("a bracket is not closed")
