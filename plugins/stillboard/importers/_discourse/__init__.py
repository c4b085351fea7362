"""What the importers of Discourse share: `discourse` (its JSON), `discourseraw` (its /raw text) and `discoursehtml` (its pages).

Begin with `post`, which makes a post of Discourse's JSON, and with `body`, which reads its HTML.
"""
