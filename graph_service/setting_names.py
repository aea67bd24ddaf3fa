"""Of the settings what a question needs, which is asked before pydantic could be imported."""

import os

PREFIX = "DIRECTIVE_GRAPH_"
DEFAULT_STORE = "sqlite:directive-graph.db"


def store_url(given: str | None) -> str:
    """Where the graph is kept: as given, else as the environment says, else the default; as ``Settings.store``."""
    if given is not None:
        return by_scheme(given)
    # names of settings are read in any case
    told = (value for name, value in os.environ.items() if name.upper() == f"{PREFIX}STORE")
    return by_scheme(next(told, DEFAULT_STORE))


def by_scheme(store: str) -> str:
    """A path alone is an embedded store. A scheme has two letters or more, which the name of a drive has not."""
    scheme, colon, _ = store.partition(":")
    is_scheme = bool(colon) and len(scheme) > 1 and scheme.replace("+", "").isalnum()
    return store if not store or is_scheme else f"sqlite:{store}"


def others_are_set() -> bool:
    """Whether the environment sets anything but the store and the language, which is then to be checked."""
    names = (name.upper() for name in os.environ)
    return any(name.startswith(PREFIX) and name not in (f"{PREFIX}STORE", f"{PREFIX}LANG") for name in names)
