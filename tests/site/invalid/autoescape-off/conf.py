JINJA_ENVIRONMENT = {"trim_blocks": True}
