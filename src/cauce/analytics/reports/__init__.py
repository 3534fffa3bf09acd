"""Reports: insights and dashboards as e-mail and PDF, as often as their readers want them."""
