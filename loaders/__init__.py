"""Documents in, statements out: reads directives and says what each one states about other documents.

Nothing in this package knows of a store or a service; only ``read`` touches files.
"""
