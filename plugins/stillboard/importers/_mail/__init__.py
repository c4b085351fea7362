"""Mail: mboxes, messages, their threads and bodies, and pages of mail archives."""
