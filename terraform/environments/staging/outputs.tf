output "campus_events" {
  description = "What whoever sets the environment up needs to know (modules/environment/outputs.tf)"
  value       = module.campus_events
}
