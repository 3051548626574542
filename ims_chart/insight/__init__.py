"""What the chart says: names and counts, as pure functions over record and body."""
