"""What Terraform would make of a configuration, as far as that can be said without an account: every module with its
inputs, every resource with its values. What only AWS knows is filled in with what it might look like."""

import functools
import json
import pathlib

import hcl
from evaluation import evaluate, within
from functions import Computed, Wrong, pairs

ROOT = pathlib.Path(__file__).resolve().parents[3]
TERRAFORM = ROOT / "terraform"
ACCOUNT, REGION = "111122223333", "us-east-1"


@functools.cache
def folder(path: pathlib.Path) -> hcl.Block:
    """All files of a folder as one block."""
    whole = hcl.Block("", [], 1)
    for file in sorted(path.glob("*.tf")):
        try:
            body = hcl.parse(file.read_text())
        except hcl.Malformed as error:
            raise hcl.Malformed(f"{file.relative_to(ROOT)}: {error}") from error
        whole.blocks += body.blocks
    return whole


# Every attribute that was asked of an instance, to be compared with what there is.
asked: list[tuple["Instance", str]] = []


class Instance:
    """One resource or data source, with its key where there are several."""

    def __init__(self, module: "Module", block: hcl.Block, key, scope):
        self.module, self.block, self.key, self.scope = module, block, key, scope
        self.type, self.name = block.labels

    @property
    def address(self) -> str:
        key = "" if self.key is None else f"[{json.dumps(self.key)}]"
        data = "data." if self.block.type == "data" else ""
        return f"{self.module.path}{data}{self.type}.{self.name}{key}"

    def attribute(self, name: str):
        asked.append((self, name))
        if name in self.block.attributes:
            value = self.module.value(self.block.attributes[name], self.scope)
            # What is not said is what AWS says.
            if value is not None:
                return value
        elif (blocks := self.blocks(name)) and name not in ("identity", "master_user_secret", "dkim_signing_attributes"):
            return blocks
        return computed(self, name)

    def blocks(self, type: str) -> list[dict]:
        return expand(self.module, self.block, self.scope).get(type, [])

    @property
    def values(self) -> dict:
        found = {name: self.module.value(attribute, self.scope) for name, attribute in self.block.attributes.items()
                 if name not in ("for_each", "count", "depends_on")}
        return found | expand(self.module, self.block, self.scope)


def expand(module: "Module", block: hcl.Block, scope) -> dict[str, list[dict]]:
    """The blocks inside a block, by type, with `dynamic` ones multiplied."""
    found: dict[str, list[dict]] = {}
    for inner in block.blocks:
        if inner.type in ("lifecycle", "validation"):
            continue
        if inner.type != "dynamic":
            found.setdefault(inner.type, []).append(body(module, inner, scope))
            continue
        [type], [content] = inner.labels, inner.all("content")
        for key, value in pairs(module.value(inner.attributes["for_each"], scope)):
            each = within(scope, {type: {"key": key, "value": value}})
            found.setdefault(type, []).append(body(module, content, each))
    return found


def body(module: "Module", block: hcl.Block, scope) -> dict:
    return {name: module.value(attribute, scope) for name, attribute in block.attributes.items()} | expand(module, block, scope)


class Module:
    """A folder with its inputs."""

    def __init__(self, path: pathlib.Path, inputs: dict[str, object], address: str = "", outside: dict[str, str] | None = None):
        self.folder, self.path, self.inputs = path, address, inputs
        # What data sources find in an account, by their address inside the module.
        self.outside = outside or {}
        self.body = folder(path)
        self.cache: dict[object, object] = {}

    def value(self, attribute: hcl.Attribute, scope=None):
        try:
            return evaluate(attribute.expression, scope or self.scope)
        except Wrong as error:
            raise Wrong(f"{self.folder.relative_to(ROOT)}, line {attribute.line}, {attribute.name}: {error}") from error

    def once(self, key, make):
        if key not in self.cache:
            self.cache[key] = make()
        return self.cache[key]

    def scope(self, name: str):
        if name in ("var", "local", "module", "data", "ephemeral"):
            return Names(self, name)
        if name == "path":
            return {"module": str(self.folder)}
        return Names(self, "resource", name)

    def variable(self, name: str):
        [block] = [block for block in self.body.all("variable") if block.labels == [name]] or [None]
        if not block:
            raise Wrong(f"{self.folder.name} has no variable {name}")
        default = block.attributes.get("default")
        value = self.inputs.get(name)
        if name not in self.inputs or (value is None and "nullable" in block.attributes):
            if not default:
                raise Wrong(f"{self.folder.name} is not given {name}")
            value = self.value(default)
        return value

    def local(self, name: str):
        for block in self.body.all("locals"):
            if name in block.attributes:
                return self.value(block.attributes[name])
        raise Wrong(f"{self.folder.name} has no local {name}")

    def output(self, name: str):
        [block] = [block for block in self.body.all("output") if block.labels == [name]] or [None]
        if not block:
            raise Wrong(f"{self.folder.name} has no output {name}")
        return self.value(block.attributes["value"])

    def called(self, name: str):
        [block] = [block for block in self.body.all("module") if block.labels == [name]] or [None]
        if not block:
            raise Wrong(f"{self.folder.name} calls no module {name}")
        source = (self.folder / self.value(block.attributes["source"])).resolve()

        def make(address: str):
            return Module(source, LazyInputs(self, block), address, self.outside)
        if "count" not in block.attributes:
            return make(f"{self.path}module.{name}.")
        return [make(f"{self.path}module.{name}[{number}].") for number in range(self.value(block.attributes["count"]))]

    def modules(self) -> list["Module"]:
        """It, and all that it calls, and so on."""
        found = [self]
        for block in self.body.all("module"):
            called = self.once(("module", block.labels[0]), lambda: self.called(block.labels[0]))
            for module in called if isinstance(called, list) else [called]:
                found += module.modules()
        return found

    def instances(self, kind: str, type: str, name: str):
        [block] = [block for block in self.body.all(kind) if block.labels == [type, name]] or [None]
        if not block:
            raise Wrong(f"{self.folder.name} has no {type}.{name}")
        if "count" in block.attributes:
            return [Instance(self, block, number, within(self.scope, {"count": {"index": number}}))
                    for number in range(self.value(block.attributes["count"]))]
        if "for_each" in block.attributes:
            many = self.value(block.attributes["for_each"])
            if isinstance(many, list):
                many = {key: key for key in many}
            return {key: Instance(self, block, key, within(self.scope, {"each": {"key": key, "value": value}}))
                    for key, value in pairs(many)}
        return Instance(self, block, None, self.scope)

    def all(self, type: str, kind: str = "resource") -> list[Instance]:
        """Every instance of the type, in it and in what it calls."""
        found = []
        for module in self.modules():
            for block in module.body.all(kind):
                if block.labels[0] == type:
                    made = module.once((kind, *block.labels), lambda: module.instances(kind, *block.labels))
                    found += list(made.values()) if isinstance(made, dict) else made if isinstance(made, list) else [made]
        return found


class LazyInputs(dict):
    """A module's inputs, evaluated where it is called when they are asked for: modules may need each other."""

    def __init__(self, caller: Module, block: hcl.Block):
        super().__init__({name: None for name in block.attributes if name not in ("source", "count", "depends_on", "providers")})
        self.caller, self.block = caller, block

    def get(self, name, default=None):
        return self[name] if name in self else default

    def __getitem__(self, name):
        return self.caller.once((self.block.labels[0], "input", name), lambda: self.caller.value(self.block.attributes[name]))


class Names:
    """What stands behind var, local, module, data, or a resource's type."""

    def __init__(self, module: Module, kind: str, type: str = ""):
        self.module, self.kind, self.type = module, kind, type

    def attribute(self, name: str):
        module = self.module
        if self.kind == "var":
            return module.once(("var", name), lambda: module.variable(name))
        if self.kind == "local":
            return module.once(("local", name), lambda: module.local(name))
        if self.kind == "module":
            called = module.once(("module", name), lambda: module.called(name))
            return [Outputs(one) for one in called] if isinstance(called, list) else Outputs(called)
        if self.kind in ("data", "ephemeral") and not self.type:
            return Names(module, self.kind, name)
        return module.once((self.kind, self.type, name), lambda: module.instances(self.kind, self.type, name))


class Outputs:
    def __init__(self, module: Module):
        self.module = module

    def attribute(self, name: str):
        return self.module.once(("output", name), lambda: self.module.output(name))


ARNS = {
    "aws_cloudwatch_event_rule": ("events", "rule/{name}"), "aws_cloudwatch_log_group": ("logs", "log-group:{name}"),
    "aws_db_instance": ("rds", "db:{identifier}"), "aws_ecr_repository": ("ecr", "repository/{name}"),
    "aws_eks_cluster": ("eks", "cluster/{name}"), "aws_kms_key": ("kms", "key/{address}"),
    "aws_secretsmanager_secret": ("secretsmanager", "secret:{name}-AbCdEf"),
    "aws_sesv2_configuration_set": ("ses", "configuration-set/{configuration_set_name}"),
    "aws_sesv2_email_identity": ("ses", "identity/{email_identity}"), "aws_sns_topic": ("sns", "{name}"),
    "aws_sqs_queue": ("sqs", "{name}"), "aws_wafv2_web_acl": ("wafv2", "regional/webacl/{name}/{address}"),
}
GLOBAL_ARNS = {
    "aws_iam_openid_connect_provider": "arn:aws:iam::{account}:oidc-provider/{address}",
    "aws_iam_policy": "arn:aws:iam::{account}:policy/{name}", "aws_iam_role": "arn:aws:iam::{account}:role/{name}",
    "aws_s3_bucket": "arn:aws:s3:::{bucket}",
}
IDS = {
    "aws_security_group": "sg-", "aws_route53_zone": "Z", "aws_subnet": "subnet-", "aws_vpc": "vpc-", "aws_nat_gateway": "nat-",
}


class Fields(dict):
    def __init__(self, instance: Instance):
        super().__init__(account=ACCOUNT, address=instance.address)
        self.instance = instance

    def __missing__(self, name):
        return self.instance.attribute(name)


def computed(instance: Instance, name: str):
    known = f"{instance.type}.{name}"
    if instance.block.type == "data":
        if instance.type == "aws_iam_policy_document" and name == "json":
            return instance.module.once(("json", instance.address), lambda: json.dumps(policy(instance)))
        if f"{instance.type}.{instance.name}.{name}" in instance.module.outside:
            return instance.module.outside[f"{instance.type}.{instance.name}.{name}"]
        known_data = {
            "aws_caller_identity.account_id": ACCOUNT, "aws_region.region": REGION, "aws_partition.partition": "aws",
            "aws_route53_zone.zone_id": "Z0EXAMPLE", "aws_lb.arn_suffix": "app/campus-events-alb/50dc6c495c0c9188",
        }
        return known_data.get(known, Computed(f"{instance.address}.{name}"))
    if name == "arn" and instance.type in ARNS:
        service, resource = ARNS[instance.type]
        return f"arn:aws:{service}:{REGION}:{ACCOUNT}:" + resource.format_map(Fields(instance))
    if name == "arn" and instance.type in GLOBAL_ARNS:
        return GLOBAL_ARNS[instance.type].format_map(Fields(instance))
    if name in ("id", "zone_id") and instance.type in IDS:
        return Computed(IDS[instance.type] + instance.address)
    if known == "aws_acm_certificate.domain_validation_options":
        # The provider says already when it plans for which names there will be one.
        record = ("resource_record_name", "resource_record_type", "resource_record_value")
        return [{"domain_name": instance.attribute("domain_name")} | {field: Computed(f"{instance.address}.{field}") for field in record}]
    if known == "aws_ecr_repository.repository_url":
        return f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/{instance.attribute('name')}"
    return Computed(f"{instance.address}.{name}")


def policy(document: Instance) -> dict:
    """The JSON of a policy document, as AWS's provider renders it."""
    statements = []
    for statement in document.values.get("statement", []):
        rendered = {"Effect": statement.get("effect", "Allow")}
        if "sid" in statement:
            rendered["Sid"] = statement["sid"]
        elements = {"actions": "Action", "not_actions": "NotAction", "resources": "Resource", "not_resources": "NotResource"}
        for ours, theirs in elements.items():
            if ours in statement:
                rendered[theirs] = statement[ours]
        for principal in statement.get("principals", []):
            everybody = principal["type"] == "*"
            rendered["Principal"] = "*" if everybody else {principal["type"]: principal["identifiers"]}
        for condition in statement.get("condition", []):
            rendered.setdefault("Condition", {}).setdefault(condition["test"], {})[condition["variable"]] = condition["values"]
        statements.append(rendered)
    return {"Version": "2012-10-17", "Statement": statements}


def example_values(path: pathlib.Path) -> dict:
    attributes = hcl.parse(path.read_text()).attributes
    return {name: evaluate(attribute.expression, lambda name: Wrong(name)) for name, attribute in attributes.items()}


@functools.cache
def account() -> Module:
    return Module(TERRAFORM / "account", example_values(TERRAFORM / "account/terraform.tfvars.example"))


@functools.cache
def environment(name: str) -> Module:
    [parameter] = account().all("aws_ssm_parameter")
    outside = {"aws_ssm_parameter.account.insecure_value": parameter.attribute("value")}
    return Module(TERRAFORM / "environments" / name, {}, outside=outside)


def changed(name: str, **inputs) -> Module:
    """An environment with some inputs other than its own."""
    root = environment(name)
    called = root.called("campus_events").inputs
    return Module(TERRAFORM / "modules/environment", {key: called[key] for key in called} | inputs, outside=root.outside)
