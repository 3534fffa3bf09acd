"""What people keep of their questions: insights and dashboards, each with its versions."""
