"""A little of `make torture` on every run, with a fixed seed."""

import torture


def test_a_few_kills_change_nothing() -> None:
    """After a command that was killed is given again, the export is that of a run that nothing broke."""
    torture.kills(4, 14)


def test_mutated_files_are_read_or_refused() -> None:
    """Whatever happened to a file, it is read or refused with a reason, within its limits."""
    torture.files(100, 14)
