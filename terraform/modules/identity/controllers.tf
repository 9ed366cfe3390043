# The controllers' policies are long: karpenter.tf and load_balancer_controller.tf have them as tables, a line's name
# being its Sid.
data "aws_iam_policy_document" "controller" {
  for_each = {
    karpenter                = local.karpenter
    load-balancer-controller = local.load_balancer_controller
  }

  dynamic "statement" {
    for_each = each.value

    content {
      sid       = statement.key
      actions   = statement.value.actions
      resources = statement.value.resources

      dynamic "condition" {
        for_each = statement.value.conditions

        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
}
