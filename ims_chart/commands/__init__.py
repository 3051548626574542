"""What the command line can be asked; each command prints its answer and gives the exit status."""
