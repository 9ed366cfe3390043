"""The addresses, the zones, and who may speak to whom."""

import ipaddress

import plan


def subnets(environment, tier):
    return {instance.key: instance.attribute("cidr_block") for instance in environment.all("aws_subnet") if instance.name == tier}


def test_addresses_and_zones_are_those_of_the_house(environment):
    [vpc] = environment.all("aws_vpc")
    assert vpc.attribute("cidr_block") == "10.0.0.0/16"
    assert subnets(environment, "public") == {"us-east-1a": "10.0.0.0/24", "us-east-1b": "10.0.1.0/24"}
    assert subnets(environment, "private") == {"us-east-1a": "10.0.2.0/24", "us-east-1b": "10.0.3.0/24"}
    assert subnets(environment, "database") == {"us-east-1a": "10.0.4.0/24", "us-east-1b": "10.0.5.0/24"}
    for instance in environment.all("aws_subnet"):
        assert instance.attribute("availability_zone") == instance.key
        assert instance.attribute("map_public_ip_on_launch") is False


def test_blocks_lie_in_the_network_and_do_not_overlap(environment):
    blocks = [ipaddress.ip_network(instance.attribute("cidr_block")) for instance in environment.all("aws_subnet")]
    assert all(block.subnet_of(ipaddress.ip_network("10.0.0.0/16")) for block in blocks)
    assert not any(one.overlaps(other) for one in blocks for other in blocks if one is not other)


def test_each_zone_of_production_leaves_by_its_own_gateway(production):
    gateways = {instance.key for instance in production.all("aws_nat_gateway")}
    assert gateways == {"us-east-1a", "us-east-1b"}
    for route in production.all("aws_route"):
        if route.name == "private_to_internet":
            assert f'["{route.key}"]' in route.attribute("nat_gateway_id")


def test_the_database_tier_has_no_way_out(environment):
    assert not [route for route in environment.all("aws_route") if "database" in route.attribute("route_table_id")]


def peer(rule):
    values = rule.values
    source = values.get("cidr_ipv4") or values["referenced_security_group_id"].rsplit(".", 1)[-1]
    ports = "all" if values["ip_protocol"] == "-1" else f"{values['from_port']}-{values['to_port']}"
    return values["security_group_id"].rsplit(".", 1)[-1], source, ports


def test_who_may_speak_to_whom(environment):
    came_in = {peer(rule) for rule in environment.all("aws_vpc_security_group_ingress_rule")}
    went_out = {peer(rule) for rule in environment.all("aws_vpc_security_group_egress_rule")}
    assert came_in == {
        ("load_balancer", "0.0.0.0/0", "80-80"), ("load_balancer", "0.0.0.0/0", "443-443"),
        ("nodes", "load_balancer", "3000-3000"), ("nodes", "load_balancer", "8080-8080"),
        ("nodes", "control_plane", "1024-65535"), ("nodes", "nodes", "all"),
        ("control_plane", "nodes", "443-443"),
        ("database", "nodes", "5432-5432"),
        ("endpoints", "nodes", "443-443"),
    }
    assert went_out == {
        ("load_balancer", "nodes", "3000-3000"), ("load_balancer", "nodes", "8080-8080"),
        ("control_plane", "nodes", "1024-65535"),
        ("nodes", "nodes", "all"), ("nodes", "control_plane", "443-443"), ("nodes", "endpoints", "443-443"),
        ("nodes", "0.0.0.0/0", "443-443"), ("nodes", "0.0.0.0/0", "587-587"),
        ("nodes", "database", "5432-5432"),
    }


def test_groups_have_no_rules_of_their_own(environment):
    for instance in [*environment.all("aws_security_group"), *environment.all("aws_default_security_group")]:
        assert not instance.blocks("ingress") and not instance.blocks("egress")


def test_the_tiers_are_where_they_belong(environment):
    [cluster] = environment.all("aws_eks_cluster")
    assert all(".private[" in subnet or ".private" in subnet for subnet in cluster.values["vpc_config"][0]["subnet_ids"])
    [group] = environment.all("aws_db_subnet_group")
    assert all(".database" in subnet for subnet in group.attribute("subnet_ids"))
