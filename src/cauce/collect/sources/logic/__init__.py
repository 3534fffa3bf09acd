"""When silence is unlikely, and what that does to alerts: pure."""
