"""What can be worked out about a plan without asking anybody."""
