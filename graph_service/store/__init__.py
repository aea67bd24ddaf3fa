"""Two engines behind one protocol; ``open_store(url)`` gives the right one."""
