"""The open record: its document, undo, autosave, and what a tap on the body becomes."""
