"""Knowledge as data: the tables in ``data`` and their readers. A row whose example does not match does not load."""
