"""What the reader knows: names, offices, places, verbs, frames, mechanisms. Data files with sources, and their loaders."""
