"""Questions with meaning, composed from the few reads of a store.

Nothing here knows an engine, a web framework or a terminal: a question takes ``Reads``, one moment of a
store, and plain values, and answers with frozen values or an error of ``graph_service.errors``.

``every`` has all of them in one place. A command that asks one question imports that question's module alone,
since a process is started for it.
"""
