"""Terraform finds an order: nothing needs itself, and how many there are is known before anything is made."""

import hcl
import plan

Node = tuple[str, ...]


def needed(module: plan.Module, block: hcl.Block) -> set[Node]:
    """What the block's expressions name, as nodes."""
    found: set[Node] = set()
    for attribute in block.expressions():
        for path in hcl.references(attribute.expression):
            names = [part for part in path if part != "[]"]
            if path[0] in ("var", "local"):
                found.add((module.path, path[0], path[1]))
            elif path[0] == "module" and len(names) > 2:
                found.add((f"{module.path}module.{path[1]}.", "output", names[2]))
            elif path[0] == "module":
                called = module.called(path[1])
                found |= {(each.path, "output", output.labels[0]) for each in [called] if isinstance(each, plan.Module)
                          for output in each.body.all("output")}
            elif path[0] == "data":
                found.add((module.path, "data", *path[1:3]))
            elif path[0].startswith(("aws_", "local_")):
                found.add((module.path, "resource", *path[:2]))
    return found


def single(attribute: hcl.Attribute) -> hcl.Block:
    return hcl.Block("", [], attribute.line, {attribute.name: attribute})


def graph(module: plan.Module) -> dict[Node, set[Node]]:
    edges: dict[Node, set[Node]] = {}
    for kind in ("resource", "data"):
        for block in module.body.all(kind):
            edges[module.path, kind, *block.labels] = needed(module, block)
    for block in module.body.all("output"):
        edges[module.path, "output", block.labels[0]] = needed(module, block)
    for block in module.body.all("locals"):
        for name, attribute in block.attributes.items():
            edges[module.path, "local", name] = needed(module, single(attribute))
    for block in module.body.all("module"):
        # One of several stands for all.
        path = f"{module.path}module.{block.labels[0]}."
        called = module.called(block.labels[0])
        one = called[0] if isinstance(called, list) and called else called
        if not isinstance(one, plan.Module):
            continue
        one.path = path
        edges |= graph(one)
        for variable in one.body.all("variable"):
            name = variable.labels[0]
            given = block.attributes.get(name)
            edges[path, "var", name] = needed(module, single(given)) if given else set()
        if "count" in block.attributes:
            for node in edges:
                if node[0].startswith(path):
                    edges[node] = edges[node] | needed(module, single(block.attributes["count"]))
    return edges


def circle(edges: dict[Node, set[Node]]) -> list[Node]:
    """The nodes of a circle, if there is one."""
    done: set[Node] = set()
    for start in edges:
        way, stack = [start], [iter(edges[start])]
        if start in done:
            continue
        while stack:
            following = next(stack[-1], None)
            if following is None:
                stack.pop()
                done.add(way.pop())
            elif following in way:
                return way[way.index(following):]
            elif following not in done and following in edges:
                way.append(following)
                stack.append(iter(edges[following]))
    return []


def test_nothing_needs_itself(environment, account):
    for root in (environment, account):
        edges = graph(root)
        assert len(edges) > 30
        assert not circle(edges), " needs ".join(".".join(node) for node in circle(edges))


def test_modules_that_need_each_other_are_followed(environment):
    """cluster gives identity its issuer and gets roles from it: that is no circle, and it is looked at."""
    edges = graph(environment)
    cluster = "module.campus_events.module.cluster."
    assert ("module.campus_events.module.identity.", "output", "role_arns") in edges[cluster, "var", "network_plugin_role_arn"]
    assert (cluster, "output", "token_issuer") in edges["module.campus_events.module.identity.", "var", "token_issuer"]


def test_a_circle_is_seen():
    assert circle({("", "a"): {("", "b")}, ("", "b"): {("", "c")}, ("", "c"): {("", "b")}}) == [("", "b"), ("", "c")]
    assert circle({("", "a"): {("", "b"), ("", "c")}, ("", "b"): {("", "c")}, ("", "c"): set()}) == []


def test_how_many_there_are_is_known_before_anything_is_made(environment, account):
    for root in (environment, account):
        for module in root.modules():
            for kind in ("resource", "data"):
                for block in module.body.all(kind):
                    for instance in root.all(block.labels[0], kind):
                        key = str(instance.key)
                        assert not isinstance(instance.key, plan.Computed), instance.address
                        assert "aws_" not in key and "module." not in key, instance.address
