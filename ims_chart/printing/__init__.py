"""The chart on paper: pages as pure layout, one painter for screen, PDF, printer and picture."""
