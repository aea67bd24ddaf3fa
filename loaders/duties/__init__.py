"""Who is to do what: assignments, tables of tasks, recipients, targets, signature and day of effect."""
