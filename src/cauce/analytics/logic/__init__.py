"""Questions as pure functions: JSON → question → SQL text, rows → result."""
