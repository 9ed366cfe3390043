"""What Terraform writes into the overlays' account.env: what was agreed, and what an account that does not exist has."""

import pathlib

import yaml

AGREEMENT = yaml.safe_load((pathlib.Path(__file__).parents[1] / "agreement.yaml").read_text())


def read(file: pathlib.Path) -> dict[str, str]:
    lines = file.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def write(file: pathlib.Path, values: dict[str, str]) -> None:
    file.write_text("".join(f"{name}={value}\n" for name, value in values.items()))


def example(environment: str) -> dict[str, str]:
    """Nothing of it is in the base, so that a value that does not arrive shows."""
    cluster = AGREEMENT["cluster"].replace("ENVIRONMENT", environment)

    def role(name: str) -> str:
        return f"arn:aws:iam::111122223333:role/{cluster}-{name}"

    return {
        "ENVIRONMENT": environment,
        "CLUSTER_NAME": cluster,
        "REGION": "eu-central-1",
        "REGISTRY": "111122223333.dkr.ecr.eu-central-1.amazonaws.com",
        "DOMAIN": "events.campus.example",
        "EMAIL_FROM": "events@campus.example",
        "ALARM_EMAIL": "operators@campus.example",
        "EMAIL_TRANSPORT": f"ses://eu-central-1?configuration_set={cluster}",
        "SMS_TRANSPORT": "sns://eu-central-1",
        "SNS_TOPICS": f"arn:aws:sns:eu-central-1:111122223333:{cluster}-mail-events",
        "NOTIFICATION_SERVICE_ROLE_ARN": role("notification-service"),
        "EXTERNAL_SECRETS_ROLE_ARN": role("external-secrets"),
        "NODE_ROLE": f"{cluster}-node",
        "VPC_ID": "vpc-0a1b2c3d4e5f60718",
        "LOAD_BALANCER_SECURITY_GROUP": f"{cluster}-load-balancer",
        "LOAD_BALANCER_CONTROLLER_ROLE_ARN": role("load-balancer-controller"),
        "INTERRUPTION_QUEUE": f"{cluster}-interruptions",
        "KARPENTER_ROLE_ARN": role("karpenter"),
        "FLUENT_BIT_ROLE_ARN": role("fluent-bit"),
        "REPOSITORY_URL": "https://github.com/campus/events/blob/HEAD",
        "WEB_ACL_ARN": f"arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/{cluster}/0a1b2c3d",
    }
