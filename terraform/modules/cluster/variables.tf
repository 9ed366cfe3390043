variable "name" {
  description = "The cluster's name, campus-events-ENVIRONMENT"
  type        = string

  validation {
    condition     = can(regex("^campus-events-[a-z]+$", var.name))
    error_message = "The name is campus-events- and the environment."
  }
}

variable "kubernetes_version" {
  description = "The version of Kubernetes; AWS ended its support of 1.31 on 26 November 2026"
  type        = string
  default     = "1.32"
  nullable    = false

  validation {
    condition     = contains(["1.31", "1.32", "1.33"], var.kubernetes_version)
    error_message = "k8s/ is checked against Kubernetes 1.31, 1.32 and 1.33."
  }
}

variable "subnet_ids" {
  description = "The private subnets, in two zones at least"
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "EKS needs subnets in two zones."
  }
}

variable "control_plane_security_group_id" {
  description = "The security group of the Kubernetes API's interfaces"
  type        = string

  validation {
    condition     = startswith(var.control_plane_security_group_id, "sg-")
    error_message = "A security group's id begins with sg-."
  }
}

variable "nodes_security_group_id" {
  description = "The security group of nodes"
  type        = string

  validation {
    condition     = startswith(var.nodes_security_group_id, "sg-")
    error_message = "A security group's id begins with sg-."
  }
}

variable "api_allowed_cidrs" {
  description = "From where the Kubernetes API may be reached over the Internet; with none it is reached inside the VPC alone"
  type        = list(string)

  validation {
    condition     = alltrue([for block in var.api_allowed_cidrs : can(cidrhost(block, 0))])
    error_message = "Give blocks of IPv4 addresses, such as 198.51.100.0/24."
  }
}

variable "administrator_role_arns" {
  description = "IAM roles whose holders may do everything in the cluster"
  type        = list(string)

  validation {
    condition     = alltrue([for arn in var.administrator_role_arns : can(regex("^arn:[^:]+:iam::[0-9]{12}:role/", arn))])
    error_message = "Give ARNs of IAM roles."
  }
}

variable "developer_role_arns" {
  description = "IAM roles whose holders are in the group campus-events:developers"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.developer_role_arns : can(regex("^arn:[^:]+:iam::[0-9]{12}:role/", arn))])
    error_message = "Give ARNs of IAM roles."
  }

  validation {
    condition     = length(setintersection(var.developer_role_arns, var.administrator_role_arns)) == 0
    error_message = "A role is the administrators' or the developers'."
  }
}

variable "deployer_role_arn" {
  description = "The role of the pipeline that rolls versions out, in the group campus-events:deployer"
  type        = string

  validation {
    condition     = startswith(var.deployer_role_arn, "arn:")
    error_message = "A role is named by its ARN."
  }
}

variable "network_plugin_role_arn" {
  description = "The role of the VPC CNI's pods"
  type        = string

  validation {
    condition     = startswith(var.network_plugin_role_arn, "arn:")
    error_message = "A role is named by its ARN."
  }
}

variable "volume_driver_role_arn" {
  description = "The role of the EBS CSI driver's pods"
  type        = string

  validation {
    condition     = startswith(var.volume_driver_role_arn, "arn:")
    error_message = "A role is named by its ARN."
  }
}

variable "node_instance_type" {
  description = "The type of the first nodes"
  type        = string
  default     = "t3.medium"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*\\.(medium|large|[0-9]*xlarge)$", var.node_instance_type))
    error_message = "Karpenter and the add-ons need a medium instance at least."
  }
}

variable "node_count" {
  description = "How many nodes there are before Karpenter adds some"
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = var.node_count >= 2
    error_message = "One node alone would take everything down with it."
  }
}

variable "node_count_limit" {
  description = "How many nodes the first group may have at most"
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = var.node_count_limit >= var.node_count
    error_message = "The limit is not below the number of nodes."
  }
}

variable "deletion_protection" {
  description = "Whether the cluster refuses to be deleted"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.deletion_protection || !endswith(var.name, "-production")
    error_message = "Production is protected from deletion."
  }
}

variable "logs_key_arn" {
  description = "The key that encrypts log groups"
  type        = string

  validation {
    condition     = startswith(var.logs_key_arn, "arn:")
    error_message = "A key is named by its ARN."
  }
}

variable "tags" {
  description = "Tags of instances and volumes, which the provider's own do not reach through a launch template"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = !contains(keys(var.tags), "Name")
    error_message = "Name is given here."
  }
}
