"""What an expression of HCL is worth, in a scope that says what names stand for."""

import collections.abc

import hcl
from functions import FUNCTIONS, Computed, Wrong, collection, pairs, text, tonumber

# Names that a scope answers: `scope(name)` is a value, or raises KeyError.
Scope = collections.abc.Callable[[str], object]


def attribute(value, name: str):
    if isinstance(value, Computed):
        return Computed(f"{value}.{name}")
    if isinstance(value, dict) and name in value:
        return value[name]
    if hasattr(value, "attribute"):
        return value.attribute(name)
    raise Wrong(f"nothing is called {name} in {str(value)[:80]}")


def index(value, key):
    if isinstance(value, Computed):
        return Computed(f"{value}[{key}]")
    try:
        return value[int(key)] if isinstance(value, (list, tuple)) else value[key]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise Wrong(f"there is no {key!r} in {str(value)[:80]}") from error


LAZY = {"can", "try"}

LEVELS = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]]
OPERATORS = {
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "+": lambda a, b: a + b, "-": lambda a, b: a - b,
    "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b,
}
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "r": "\r"}


class Expression:
    """Reads tokens into a function of a scope, so that what is not needed is not evaluated."""

    def __init__(self, tokens: list[hcl.Token]):
        self.tokens, self.position = [token for token in tokens if token.kind not in ("newline", "comment")], 0

    def whole(self):
        found = self.conditional()
        if self.position != len(self.tokens):
            raise Wrong(f"{self.tokens[self.position].text!r} does not belong there")
        return found

    def peek(self) -> str:
        return self.tokens[self.position].text if self.position < len(self.tokens) else ""

    def take(self, expected: str | None = None) -> hcl.Token:
        if self.position >= len(self.tokens) or expected not in (None, self.tokens[self.position].text):
            raise Wrong(f"{self.peek()!r} in place of {expected!r}")
        self.position += 1
        return self.tokens[self.position - 1]

    def conditional(self):
        condition = self.binary(0)
        if self.peek() != "?":
            return condition
        self.take("?")
        yes = self.conditional()
        self.take(":")
        no = self.conditional()
        return lambda scope: yes(scope) if condition(scope) else no(scope)

    def binary(self, level: int):
        if level == len(LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while self.peek() in LEVELS[level] and self.tokens[self.position].kind == "sign":
            left = self.joined(left, self.take().text, self.binary(level + 1))
        return left

    def joined(self, left, sign: str, right):
        if sign == "&&":
            return lambda scope: left(scope) and right(scope)
        if sign == "||":
            return lambda scope: left(scope) or right(scope)
        return lambda scope: OPERATORS[sign](left(scope), right(scope))

    def unary(self):
        if self.peek() == "!":
            self.take()
            operand = self.unary()
            return lambda scope: not operand(scope)
        if self.peek() == "-":
            self.take()
            operand = self.unary()
            return lambda scope: -operand(scope)
        return self.postfix(self.primary())

    def postfix(self, value):
        while self.peek() in (".", "["):
            if self.take().text == ".":
                value = self.named(value, self.take().text)
            elif self.peek() == "*":
                self.take()
                self.take("]")
                rest = []
                while self.peek() == ".":
                    self.take()
                    rest.append(self.take().text)
                value = self.splat(value, rest)
            else:
                key = self.conditional()
                self.take("]")
                value = self.indexed(value, key)
        return value

    def named(self, value, name: str):
        return lambda scope: attribute(value(scope), name)

    def indexed(self, value, key):
        return lambda scope: index(value(scope), key(scope))

    def splat(self, value, rest: list[str]):
        def each(scope):
            found = [item for _, item in pairs(value(scope))]
            for name in rest:
                found = [attribute(item, name) for item in found]
            return found
        return each

    def primary(self):
        token = self.take()
        if token.kind == "number":
            number = tonumber(token.text)
            return lambda scope: number
        if token.kind == "string":
            return template(token.text)
        if token.text == "(":
            inner = self.conditional()
            self.take(")")
            return inner
        if token.text == "[":
            return self.loop("]") if self.peek() == "for" else self.list()
        if token.text == "{":
            return self.loop("}") if self.peek() == "for" else self.object()
        if token.kind != "name":
            raise Wrong(f"{token.text!r} begins no value")
        if self.peek() == "(":
            return self.call(token.text)
        constants = {"true": True, "false": False, "null": None}
        if token.text in constants:
            return lambda scope: constants[token.text]
        return lambda scope: scope(token.text)

    def call(self, name: str):
        self.take("(")
        arguments, spread = [], False
        while self.peek() != ")":
            arguments.append(self.conditional())
            if self.peek() == "...":
                self.take()
                spread = True
            if self.peek() == ",":
                self.take()
        self.take(")")
        if name in LAZY:
            return lambda scope: attempt(name, arguments, scope)
        if name not in FUNCTIONS:
            raise Wrong(f"{name} is no function that is known here")

        def result(scope):
            values = [collection(argument(scope)) for argument in arguments]
            if spread:
                values = values[:-1] + list(values[-1])
            try:
                return FUNCTIONS[name](*values)
            except (AttributeError, TypeError, KeyError, ValueError) as error:
                raise Wrong(f"{name}: {error}") from error
        return result

    def list(self):
        items = []
        while self.peek() != "]":
            items.append(self.conditional())
            if self.peek() == ",":
                self.take()
        self.take("]")
        return lambda scope: [item(scope) for item in items]

    def object(self):
        entries = []
        while self.peek() != "}":
            token = self.tokens[self.position]
            if token.kind == "name" and self.tokens[self.position + 1].text in ("=", ":"):
                self.take()
                key = (lambda name: lambda scope: name)(token.text)
            else:
                key = self.conditional()
            self.take()
            entries.append((key, self.conditional()))
            if self.peek() == ",":
                self.take()
        self.take("}")
        return lambda scope: {key(scope): value(scope) for key, value in entries}

    def loop(self, end: str):
        self.take("for")
        names = [self.take().text]
        if self.peek() == ",":
            self.take()
            names.append(self.take().text)
        self.take("in")
        source = self.conditional()
        self.take(":")
        first = self.conditional()
        second = None
        if self.peek() == "=>":
            self.take()
            second = self.conditional()
        condition = None
        if self.peek() == "if":
            self.take()
            condition = self.conditional()
        self.take(end)

        def results(scope):
            for key, value in pairs(collection(source(scope))):
                inner = within(scope, dict(zip(names, (key, value) if len(names) == 2 else (value,))))
                if condition is None or condition(inner):
                    yield first(inner), second(inner) if second else None
        if second:
            return lambda scope: dict(results(scope))
        return lambda scope: [value for value, _ in results(scope)]


def within(scope: Scope, names: dict[str, object]) -> Scope:
    return lambda name: names[name] if name in names else scope(name)


def attempt(name: str, arguments, scope):
    for argument in arguments:
        try:
            value = argument(scope)
            return True if name == "can" else value
        except Wrong as error:
            last = error
    if name == "can":
        return False
    raise Wrong(f"try: {last}")


def template(string: str):
    """A string token: its pieces of text, and what is interpolated between them."""
    pieces, position, plain = [], 1, ""
    while position < len(string) - 1:
        if string[position] == "\\":
            plain += ESCAPES[string[position + 1]]
            position += 2
        elif string.startswith("$${", position):
            plain += "${"
            position += 3
        elif string.startswith("${", position):
            end = hcl.interpolation_end(string, position + 2)
            pieces += [plain, Expression(hcl.tokens(string[position + 2:end - 1])).whole()]
            plain, position = "", end
        else:
            plain += string[position]
            position += 1
    pieces.append(plain)
    if len(pieces) == 3 and pieces[0] == pieces[2] == "":
        return pieces[1]
    return lambda scope: "".join(piece if isinstance(piece, str) else text(piece(scope)) for piece in pieces)


def evaluate(expression: list[hcl.Token], scope: Scope):
    return Expression(expression).whole()(scope)
