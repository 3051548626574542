"""What a person sees: thin widgets over the open chart."""
