/**
 * Our own `.tf` files. Resources, variables and outputs have kdevops' names, so that whoever reads its outputs can
 * read ours. There are no credentials in them: dcmenu serves the provider and knows them, so none gets into a state.
 */
export const configurationTexts: ReadonlyMap<string, string> = new Map([
	[
		'provider.tf',
		`terraform {
  required_version = ">= 1.0"

  required_providers {
    datacrunch = {
      source = "linux-kdevops/datacrunch"
    }
  }
}

# dcmenu serves this provider while it runs terraform, with the account it was started with.
provider "datacrunch" {}
`,
	],
	[
		'main.tf',
		`# One machine for each host. Where a host is placed on its own (dcmenu does that when capacity runs out for
# some of them), that counts; otherwise what terraform.tfvars says for all.
resource "datacrunch_instance" "kdevops" {
  for_each = toset(var.kdevops_nodes)

  hostname       = each.value
  location_code  = try(var.datacrunch_placements[each.value].location, var.datacrunch_location)
  instance_type  = try(var.datacrunch_placements[each.value].instance_type, var.datacrunch_instance_type)
  image          = try(var.datacrunch_placements[each.value].image, var.datacrunch_image)
  is_spot        = try(var.datacrunch_placements[each.value].is_spot, false)
  os_volume_size = try(var.datacrunch_placements[each.value].os_volume_size, null)
  ssh_key_ids    = try(var.datacrunch_placements[each.value].ssh_key_ids, [var.datacrunch_ssh_key_id])
}
`,
	],
	[
		'vars.tf',
		`variable "kdevops_nodes" {
  description = "The hosts' names"
  type        = list(string)
  default     = []
}

variable "datacrunch_placements" {
  description = "Host name to where and what its machine is"
  type = map(object({
    location       = string
    instance_type  = string
    image          = string
    is_spot        = bool
    os_volume_size = optional(number)
    ssh_key_ids    = list(string)
  }))
  default = {}
}

variable "datacrunch_ssh_key_id" {
  description = "The id of the account's ssh key that may log in"
  type        = string
  default     = ""
}

# The rest is what terraform.tfvars holds, which kdevops and dcmenu write alike.
${[
	['datacrunch_location', 'string'],
	['datacrunch_instance_type', 'string'],
	['datacrunch_image', 'string'],
	['datacrunch_ssh_key_name', 'string'],
	['ssh_config_pubkey_file', 'string'],
	['ssh_config_privkey_file', 'string'],
	['ssh_config_user', 'string'],
	['ssh_config', 'string'],
	['ssh_config_port', 'number'],
	['ssh_config_name', 'string'],
	['ssh_config_update', 'bool'],
	['ssh_config_use_strict_settings', 'bool'],
	['ssh_config_backup', 'bool'],
]
	.map(([name, type]) => `variable "${name}" {\n  type    = ${type}\n  default = null\n}\n`)
	.join('\n')}`,
	],
	[
		'output.tf',
		`output "controller_ip_map" {
  description = "Host name to address"
  value       = { for name, machine in datacrunch_instance.kdevops : name => machine.ip }
}

output "instance_details" {
  value = {
    for name, machine in datacrunch_instance.kdevops : name => {
      id           = machine.id
      ip           = machine.ip
      status       = machine.status
      os_volume_id = machine.os_volume_id
    }
  }
}

output "datacrunch_info" {
  value = {
    location      = var.datacrunch_location
    instance_type = var.datacrunch_instance_type
    image         = var.datacrunch_image
    ssh_user      = var.ssh_config_user
  }
}
`,
	],
]);
