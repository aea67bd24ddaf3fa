"""The page for policy staff: server-rendered, in Vietnamese and English, reading and working without script.

``mount`` hangs one site for each language into the service. A view (``document.py``, ``search.py`` …) gathers
what is shown from the questions; a template only lays it out; a route (``routes/``) joins the two.
"""

from .site import mount

__all__ = ["mount"]
