"""What importers of HTML pages share. An engine is mostly data over it: a `Layout` of selectors, the `BodyRules` of its bodies.

Begin with `thread_page`: a thread's page, with the posts of `post` and the bodies of `body_rules`.
"""
