"""The pages: each module answers one of the record's questions, from what is asked to a template with its rows."""
