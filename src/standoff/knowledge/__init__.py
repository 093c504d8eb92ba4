"""What the reader knows: names, offices, places, verbs, frames, mechanisms, as data files, and their loaders."""
