"""The command ``directive-graph``: it translates words into questions and answers into lines.

Results go to stdout, messages to stderr. Exit codes: 0 done · 1 nothing found, or some files refused ·
2 wrong use, or a store that cannot be used.

A process is started for every question, so modules import at the start what each command needs, and what takes long
(the shapes of JSON, networkx, the web framework, the readers of files) where it is needed.
"""

from graph_service.cli.answering import ANSWERING
from graph_service.cli.asking import ASKING
from graph_service.cli.assisting import ASSISTING
from graph_service.cli.bodies import BODIES
from graph_service.cli.correcting import CORRECTING
from graph_service.cli.group import main
from graph_service.cli.keys import KEYS_OF_SERVICE
from graph_service.cli.loading import LOADING
from graph_service.cli.reviewing import REVIEWING
from graph_service.cli.serving import SERVING

for command in (
    *LOADING,
    *ASKING,
    *ANSWERING,
    *BODIES,
    *REVIEWING,
    *CORRECTING,
    *SERVING,
    *ASSISTING,
    *KEYS_OF_SERVICE,
):
    main.add_command(command)

__all__ = ["main"]
