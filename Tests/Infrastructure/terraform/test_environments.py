"""What each environment is made of, and what the house asked for."""

import json
import re

import plan


def one(environment, type, name=None):
    [found] = [instance for instance in environment.all(type) if name in (None, instance.name)]
    return found


def test_the_cluster(environment):
    cluster = one(environment, "aws_eks_cluster")
    values = cluster.values
    assert values["name"] == f"campus-events-{environment.folder.name}"
    assert values["version"] in ("1.31", "1.32", "1.33")
    assert "audit" in values["enabled_cluster_log_types"]
    assert values["encryption_config"][0]["resources"] == ["secrets"]
    assert values["access_config"][0]["authentication_mode"] == "API"
    nodes = one(environment, "aws_eks_node_group").values
    assert nodes["instance_types"] == ["t3.medium"]
    assert nodes["scaling_config"] == [{"desired_size": 2, "min_size": 2, "max_size": 10}]
    [disk] = one(environment, "aws_launch_template").values["block_device_mappings"]
    assert disk["ebs"][0]["encrypted"] is True
    addons = {addon.attribute("addon_name"): addon for addon in environment.all("aws_eks_addon")}
    assert set(addons) == {"vpc-cni", "coredns", "kube-proxy", "aws-ebs-csi-driver", "eks-pod-identity-agent"}
    assert addons["coredns"].attribute("addon_version").startswith("v1.11.4-")
    assert addons["aws-ebs-csi-driver"].attribute("addon_version").startswith("v1.53.0-")
    assert json.loads(addons["vpc-cni"].attribute("configuration_values")) == {"enableNetworkPolicy": "true"}


def test_the_database(environment):
    database = one(environment, "aws_db_instance").values
    name = environment.folder.name
    assert database["instance_class"] == {"dev": "db.t3.micro"}.get(name, "db.t3.medium")
    assert database["multi_az"] is (name == "production")
    assert (database["engine"], database["engine_version"].split(".")[0]) == ("postgres", "16")
    assert (database["storage_type"], database["allocated_storage"]) == ("gp3", 20)
    assert database["max_allocated_storage"] > 20 and database["storage_encrypted"] is True
    assert database["backup_retention_period"] == 7 and database["manage_master_user_password"] is True
    parameters = {each["name"]: each["value"] for each in one(environment, "aws_db_parameter_group").values["parameter"]}
    assert parameters["rds.force_ssl"] == "1"


def test_a_replica_has_a_source_whose_password_rds_does_not_keep():
    with_replica = plan.changed("production", database_replica=True)
    source, replica = (one(with_replica, "aws_db_instance", name).values for name in ("campus", "replica"))
    assert replica["replicate_source_db"] == source["identifier"]
    assert source["manage_master_user_password"] is None and source["password_wo"] and source["password_wo_version"] == 1
    kept = json.loads(one(with_replica, "aws_secretsmanager_secret_version", "owner").attribute("secret_string_wo"))
    assert kept == {"username": source["username"], "password": source["password_wo"]}
    owner = one(with_replica, "aws_secretsmanager_secret", "owner")
    assert [module for module in with_replica.modules() if module.folder.name == "database"][0].output("owner_secret_arn") == owner.attribute("arn")
    # Only make-database-role reads it.
    [document] = [each for each in with_replica.all("aws_iam_policy_document", "data") if each.name == "external_secrets"]
    assert owner.attribute("arn") not in document.attribute("json")


def test_logs_are_kept_for_thirty_days_and_encrypted(environment):
    groups = environment.all("aws_cloudwatch_log_group")
    assert len(groups) >= 5
    for group in groups:
        assert group.attribute("retention_in_days") == 30, group.address
        assert group.attribute("kms_key_id").startswith("arn:aws:kms:"), group.address


def test_the_firewall_stands_where_it_should():
    assert [len(plan.environment(name).all("aws_wafv2_web_acl")) for name in ("dev", "staging", "production")] == [0, 1, 1]


def test_one_environment_alone_limits_text_messages():
    assert [len(plan.environment(name).all("aws_sns_sms_preferences")) for name in ("dev", "staging", "production")] == [0, 0, 1]


def test_staging_differs_from_production_where_it_only_costs():
    def inputs(name):
        called = plan.environment(name).called("campus_events").inputs
        return {key: called[key] for key in called}

    staging, production = inputs("staging"), inputs("production")
    differing = {key for key in staging | production if staging.get(key) != production.get(key)}
    assert differing == {
        "environment", "developers_may_enter", "database_multi_zone", "deletion_protection", "interface_endpoints",
        "monthly_budget_usd", "monthly_text_limit_usd", "database_replica",
    }


def test_environments_differ_in_their_main_file_alone():
    folders = [plan.environment(name).folder for name in ("dev", "staging", "production")]
    for file in ("terraform.tf", "outputs.tf"):
        assert len({(folder / file).read_text().replace(folder.name, "ENVIRONMENT") for folder in folders}) == 1, file
    for folder in folders:
        assert len((folder / "main.tf").read_text().splitlines()) < 30, folder.name


def test_names_are_the_environments_own(environment):
    """Several environments live in one account, so that nothing may be called alike."""
    name = environment.folder.name
    for type, attribute in [("aws_iam_role", "name"), ("aws_iam_policy", "name"), ("aws_sns_topic", "name"), ("aws_sqs_queue", "name"),
                            ("aws_kms_alias", "name"), ("aws_cloudwatch_log_group", "name"), ("aws_secretsmanager_secret", "name"),
                            ("aws_cloudwatch_metric_alarm", "alarm_name"), ("aws_db_instance", "identifier"), ("aws_launch_template", "name")]:
        for instance in environment.all(type):
            assert name in instance.attribute(attribute), instance.address


def test_before_the_first_release_nothing_waits_for_the_application(environment):
    assert not environment.all("aws_lb", "data")
    assert {each.name for each in environment.all("aws_sns_topic_subscription")} == {"alarms"}


def test_after_the_first_release_the_name_leads_to_the_load_balancer():
    running = plan.changed("production", application_runs=True)
    alias = one(running, "aws_route53_record", "campus").values
    assert alias["name"] == "events.campus.example" and alias["alias"][0]["evaluate_target_health"] is True
    webhook = one(running, "aws_sns_topic_subscription", "notification_service")
    assert webhook.attribute("endpoint") == "https://events.campus.example/api/v1/webhooks/sns"
    assert any(alarm.key == "nobody-answers" for alarm in running.all("aws_cloudwatch_metric_alarm"))


def test_the_registry_keeps_what_runs(account):
    repositories = {each.attribute("name") for each in account.all("aws_ecr_repository")}
    assert repositories == {"campus-events/frontend", "campus-events/events-api", "campus-events/notification-service"}
    for repository in account.all("aws_ecr_repository"):
        assert repository.attribute("image_tag_mutability") == "IMMUTABLE"
        assert repository.values["image_scanning_configuration"] == [{"scan_on_push": True}]
        assert repository.values["encryption_configuration"][0]["encryption_type"] == "KMS"
    for lifecycle in account.all("aws_ecr_lifecycle_policy"):
        rules = json.loads(lifecycle.attribute("policy"))["rules"]
        assert [rule["rulePriority"] for rule in rules] == [1, 2, 3, 4]
        kept = {tuple(rule["selection"].get("tagPatternList", [])): rule["selection"]["countNumber"] for rule in rules[:3]}
        assert kept == {("production-*",): 10, ("staging-*",): 10, ("*",): 10}
        assert rules[3]["selection"]["tagStatus"] == "untagged"


def test_the_overlay_is_told_a_value_for_each_setting(environment):
    name = environment.folder.name
    file = one(environment, "local_file")
    assert file.attribute("filename").endswith(f"/k8s/overlays/{name}/account.env")
    for line in file.attribute("content").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[A-Z_]+=\S+", line)


def test_the_budget_counts_what_has_the_environments_tag(environment):
    budget = one(environment, "aws_budgets_budget").values
    assert budget["cost_filter"] == [{"name": "TagKeyValue", "values": [f"user:Environment${environment.folder.name}"]}]


def test_descriptions_have_only_what_ec2_lets_stand_in_them(environment):
    for type in ("aws_security_group", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"):
        for instance in environment.all(type):
            assert re.fullmatch(r"[\w .:/()#,@\[\]+=&;{}!$*-]{1,255}", instance.attribute("description")), instance.address


def test_an_alarm_says_what_it_means_and_is_told(environment):
    alarms = environment.all("aws_cloudwatch_metric_alarm")
    assert len(alarms) >= 9
    for alarm in alarms:
        assert len(alarm.attribute("alarm_description")) > 20
        assert alarm.attribute("alarm_actions") == alarm.attribute("ok_actions") != []
