"""How many files a load takes in one step.

A step resolves again what its files have in common with all before them, so the more a store holds,
the more of a small step is done once more in the next. Steps grow where that is most of their work,
as far as memory and one transaction bear: some 4 kB a mention that is resolved.
"""

from dataclasses import dataclass

#: files of the first step, and of the smallest
FEWEST = 200
#: mentions that a step may resolve before the next one is made smaller
MOST_MENTIONS = 250_000


@dataclass(slots=True)
class StepSize:
    """The files of the next step, by what the steps before have cost."""

    #: files of the largest: what the store bears in one transaction
    most: int
    files: int = FEWEST

    def learn(self, resolved: int, written: int) -> None:
        """Take account of a step that resolved so many mentions, and wrote so many of them: new or moved."""
        bearable = self.files * MOST_MENTIONS // max(resolved, 1)
        if resolved > MOST_MENTIONS:
            self.files = max(FEWEST, bearable)
        elif resolved > 2 * written:
            self.files = max(self.files, min(2 * self.files, bearable, self.most))
