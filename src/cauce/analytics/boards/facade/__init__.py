"""The public verbs of insights and dashboards."""
