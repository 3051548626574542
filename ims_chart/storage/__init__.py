"""Where records are kept: one JSON file a patient, written whole or not at all."""
